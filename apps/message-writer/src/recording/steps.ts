import { subscribe } from 'node:diagnostics_channel';
import type { CheckId } from '@ecosystem/flow-recorder/checks';
import { type FlowContext, flowContext, newTraceId } from '@ecosystem/flow-recorder/context';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { type BegunAuthorization, begunAuthorizations } from '../flow/begun-authorizations.ts';
import { type TakenStep, takenSteps } from '../flow/driver.ts';
import type { StepName } from '../flow/steps.ts';
import { failedCheck } from './failed-check.ts';

interface Checked {
  readonly message: MessageId;
  /** In the order in which the step makes them. */
  readonly checks: readonly CheckId[];
}

/** What each step of the client decides. */
const decisions: Partial<Record<StepName, Checked>> = {
  'metadata-request': { message: 'metadata-request', checks: ['metadata-issuer'] },
  'validate-authorization-response': {
    message: 'authorization-response',
    checks: ['session-binding', 'answer-once', 'iss', 'state', 'one-code'],
  },
  'validate-id-token': {
    message: 'token-request',
    checks: [
      'token-response',
      'id-token-expiry',
      'id-token-issuer',
      'id-token-audience',
      'nonce',
      'id-token-signature',
    ],
  },
  'userinfo-request': { message: 'userinfo-request', checks: ['userinfo-subject'] },
};

/** Notes what is kept when an authorization begins, what the steps decide, and lets what they send know which flow it belongs to. */
export function recordSteps(recorder: Recorder): void {
  subscribe(begunAuthorizations.name, (announced) => {
    const { sessionId, state } = announced as BegunAuthorization;
    recorder.recordArtifact({
      artifact: 'pending_authorization',
      action: 'kept',
      note: 'state, nonce and code_verifier, sealed',
      joins: [state],
      sessions: [sessionId],
    });
  });
  takenSteps.start.bindStore(flowContext, ({ flow }): FlowContext => {
    const context = flowContext.getStore();
    return { ...(context ?? { trace: newTraceId() }), joins: [recorder.fingerprint(flow.messages.state)] };
  });
  takenSteps.subscribe({
    start: () => undefined,
    end: () => undefined,
    asyncStart: () => undefined,
    asyncEnd: (taken) => recordStep(recorder, taken),
    error: () => undefined,
  });
}

type EndedStep = TakenStep & { readonly error?: unknown; readonly result?: unknown };

/** Without a refresh token there is nobody to ask for userinfo. */
function wasSkipped({ error, result, step }: EndedStep): boolean {
  const isEmpty = typeof result === 'object' && result !== null && Object.keys(result).length === 0;
  return step === 'userinfo-request' && error === undefined && isEmpty;
}

function recordStep(recorder: Recorder, taken: EndedStep): void {
  const decided = decisions[taken.step];
  if (!decided || wasSkipped(taken)) return;
  const { message, checks } = decided;
  const failed = taken.error === undefined ? undefined : failedCheck(checks, taken.error);
  const passed = failed ? checks.slice(0, checks.indexOf(failed.check)) : checks;
  if (taken.error !== undefined && !failed) return;
  recorder.recordPassed(message, passed, { seen: true });
  if (failed) recorder.recordRefused(message, failed.check, failed.reason);
  if (taken.step === 'validate-authorization-response' && !failed) {
    recorder.recordArtifact({ artifact: 'authorization_code', action: 'kept', value: codeOf(taken) });
  }
}

function codeOf({ flow }: TakenStep): string | undefined {
  return new URLSearchParams(flow.messages.authorizationResponse).get('code') ?? undefined;
}
