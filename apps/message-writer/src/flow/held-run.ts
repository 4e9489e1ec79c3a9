import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionProblem } from '../oauth/errors.ts';
import { createClientIdentity, services } from '../services.ts';
import { hashSessionId } from '../session/session-id.ts';
import { type FlowState, isHeld, needsBrowser, runFlow, takeStep } from './driver.ts';
import { type FinishedAuthorization, connect } from './finish-authorization.ts';
import { readAuthorizationRequest } from './read-messages.ts';
import type { PendingAuthorization } from './pending-authorizations.ts';
import { sendBrowserAway } from './send-browser-away.ts';
import { type StepName, finalStep, flowSteps } from './steps.ts';

/** Where a browser goes after Next: on to a URL, into its connected session, or back to the inspector. */
export type Moved =
  | { readonly kind: 'browser'; readonly url: string }
  | { readonly kind: 'connected'; readonly finished: FinishedAuthorization }
  | { readonly kind: 'held' };

/** The newest run of a browser's session, over or not. */
export async function findRun(sessionId: string | undefined): Promise<PendingAuthorization | undefined> {
  return sessionId === undefined
    ? undefined
    : services().pendingAuthorizations.findNewest(hashSessionId(sessionId));
}

/** A run whose message left long ago without an answer is over, and is told so; it is never sent again. */
export async function settleRun(run: PendingAuthorization): Promise<PendingAuthorization> {
  if (run.phase !== 'sending') return run;
  const { pendingAuthorizations } = services();
  const identity = await createClientIdentity(run.messages.hardening);
  await takeStep(pendingAuthorizations, identity, run).catch((error: unknown) => {
    if (!(error instanceof ConnectionProblem)) throw error;
  });
  return pendingAuthorizations.reload(run.id);
}

/**
 * Next: takes the one step a run is held before. Nothing happens when the run is not at that step any more, because the
 * button was pressed twice, in another tab, or on a page from before.
 *
 * @throws {ConnectionProblem} when the step fails; the run is then over
 */
export async function takeHeldStep(run: PendingAuthorization, expected: string): Promise<Moved> {
  if (run.step !== expected || run.phase !== 'ready') return { kind: 'held' };
  const { pendingAuthorizations } = services();
  const identity = await createClientIdentity(run.messages.hardening);
  // Whoever was brought here goes on one step at a time.
  if (run.hold !== 'every') await pendingAuthorizations.setHold(run.id, 'every');
  if (run.step === finalStep) return { kind: 'connected', finished: await connect(run) };
  if (!needsBrowser(run)) {
    await takeStep(pendingAuthorizations, identity, run);
    return { kind: 'held' };
  }
  const url = await sendBrowserAway(pendingAuthorizations, identity, run);
  return url === undefined ? { kind: 'held' } : { kind: 'browser', url };
}

/**
 * Takes the steps up to one, or all that are left; where only the browser or the person can move, it stops for them.
 *
 * @param until the step to be held before; `nowhere` runs the rest
 * @throws {ConnectionProblem}
 */
export async function runHeld(run: PendingAuthorization, until: 'nowhere' | StepName): Promise<Moved> {
  // A button of a page from before: what it names has been passed already.
  if (until !== 'nowhere' && orderOf(until) <= orderOf(run.step)) return { kind: 'held' };
  const { pendingAuthorizations } = services();
  await pendingAuthorizations.setHold(run.id, until);
  const moved = await runOn({ ...run, hold: until });
  if (moved.kind !== 'held') return moved;
  const left = await pendingAuthorizations.reload(run.id);
  // RFC 9126 §2.2: a pushed request that nobody used in time is pushed anew; nothing holds the run before that.
  return left.step === 'pushed-authorization-request' && !isHeld(left) ? runOn(left) : moved;
}

/** Takes steps until the run is held, or the browser has to carry something, or it is connected. */
async function runOn(run: FlowState): Promise<Moved> {
  const { pendingAuthorizations } = services();
  const identity = await createClientIdentity(run.messages.hardening);
  const state = await runFlow(pendingAuthorizations, identity, run, wait);
  if (isHeld(state)) return { kind: 'held' };
  if (state.step === finalStep) return takeHeldStep(await pendingAuthorizations.reload(run.id), finalStep);
  const url = await sendBrowserAway(pendingAuthorizations, identity, state);
  return url === undefined ? { kind: 'held' } : { kind: 'browser', url };
}

function orderOf(step: StepName): number {
  const index = flowSteps.findIndex(({ name }) => name === step);
  return index < 0 ? flowSteps.length : index;
}

/**
 * The authorization request of a run that waits for the browser's return, for somebody whose page did not open; undefined
 * when it cannot be sent a second time.
 */
export async function waitingRequest(run: PendingAuthorization): Promise<string | undefined> {
  if (run.step !== 'authorization-response' || run.phase !== 'ready') return undefined;
  // RFC 9126 §4: the name of a pushed request is good for one use.
  if (run.messages.pushedResponse !== undefined) return undefined;
  return readAuthorizationRequest(await createClientIdentity(run.messages.hardening), run.messages);
}
