import { subscribe } from 'node:diagnostics_channel';
import { createExpressRecording } from '@ecosystem/flow-recorder/capture/express';
import { type CheckId, checks } from '@ecosystem/flow-recorder/checks';
import { type FlowContext, flowContext } from '@ecosystem/flow-recorder/context';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { openRecorder } from '@ecosystem/flow-recorder/open-recorder';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { type AccessTokenDecision, type Way, decisions, proofs, ways } from './access-token/decisions.ts';
import { checksByWay } from './recording/checks-by-way.ts';
import { failedCheck } from './recording/failed-check.ts';
import { recordSignIns } from './recording/sign-ins.ts';
import type { Settings } from './settings.ts';

/** This server's recorder; undefined with the lab off. */
export function openFlowRecorder(settings: Settings): Recorder | undefined {
  return openRecorder({
    ...settings,
    party: 'contact-saver',
    parties: {
      'authorization-server': settings.issuer,
      'contact-saver': settings.publicUrl,
      'message-writer': settings.messageWriterUrl,
    },
  });
}

/** The middleware that sees every exchange; with it come the decisions about access tokens. */
export function recordFlow(recorder: Recorder) {
  const taken = new WeakMap<FlowContext, Way>();
  subscribe(ways.name, (way) => {
    const context = flowContext.getStore();
    if (context) taken.set(context, way as Way);
  });
  const proven = new WeakSet<FlowContext>();
  subscribe(proofs.name, () => {
    const context = flowContext.getStore();
    if (context) proven.add(context);
  });
  subscribe(decisions.name, (announced) => {
    const { refusal } = announced as AccessTokenDecision;
    const context = flowContext.getStore();
    const all = checksByWay(context && taken.get(context), context !== undefined && proven.has(context));
    const failed = refusal && failedCheck(refusal);
    const passed = failed ? all.slice(0, all.indexOf(failed)) : all;
    for (const [message, part] of byMessage(passed)) recorder.recordPassed(message, part, { seen: true });
    if (failed) recorder.recordRefused(messageOf(failed), failed, refusal.message);
  });
  recordSignIns(recorder);
  return createExpressRecording(recorder);
}

function messageOf(check: CheckId): MessageId {
  return checks[check].messages[0] ?? 'protected-resource-request';
}

/** Neighbours that are made on the same message, together. */
function byMessage(all: readonly CheckId[]): [MessageId, CheckId[]][] {
  const parts: [MessageId, CheckId[]][] = [];
  for (const check of all) {
    const [message, last] = parts.at(-1) ?? [];
    if (message === messageOf(check)) last?.push(check);
    else parts.push([messageOf(check), [check]]);
  }
  return parts;
}
