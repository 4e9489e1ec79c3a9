import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionProblem } from '../oauth/errors.ts';
import { createClientContext, services } from '../services.ts';
import { disconnect } from '../session/disconnect.ts';
import { hashSessionId } from '../session/session-id.ts';
import { runToTheEnd } from './driver.ts';
import type { PendingAuthorization } from './pending-authorizations.ts';
import { readTokens, waitingForResponse } from './steps.ts';

/** A connected session: its new id for the cookie, and where the person wanted to go. */
export interface FinishedAuthorization {
  readonly sessionId: string;
  readonly returnTo: string;
}

/**
 * Takes the browser's answer and every step after it, on whichever replica it arrived.
 *
 * @param query the raw query of the redirect
 * @throws {ConnectionProblem}
 */
export async function finishAuthorization(
  sessionId: string | undefined,
  query: string,
): Promise<FinishedAuthorization> {
  const { pendingAuthorizations, connections } = services();
  const pending = await findOwnPending(sessionId, query);
  if (!(await pendingAuthorizations.receive(pending, query))) throw new ConnectionProblem('used_answer');
  const context = await createClientContext();
  const begun = await pendingAuthorizations.reload(pending.id);
  const { id } = await runToTheEnd(pendingAuthorizations, context, begun, wait);
  const finished = await pendingAuthorizations.reload(id);
  const tokens = await readTokens(context, finished.messages);
  const connected = await connections.connect(finished, tokens);
  if (!connected) throw new ConnectionProblem('used_answer');
  if (connected.replaced) await disconnect(connected.replaced);
  return { sessionId: connected.sessionId, returnTo: pending.returnTo };
}

/** RFC 9700 §4.7: an answer is only taken from the browser that asked, once, and in time; nothing is sent before. */
async function findOwnPending(sessionId: string | undefined, query: string): Promise<PendingAuthorization> {
  const states = new URLSearchParams(query).getAll('state');
  const [state] = states;
  // RFC 6749 §3.1: a parameter sent more than once makes the message invalid.
  if (state === undefined || states.length > 1) throw new ConnectionProblem('invalid_answer');
  const pending = await services().pendingAuthorizations.findByState(state);
  if (!pending) throw new ConnectionProblem('foreign_answer');
  if (sessionId === undefined || pending.sessionIdHash !== hashSessionId(sessionId)) {
    throw new ConnectionProblem('foreign_answer');
  }
  if (pending.step !== waitingForResponse || pending.phase !== 'ready')
    throw new ConnectionProblem('used_answer');
  if (pending.expiresAt <= new Date()) throw new ConnectionProblem('expired');
  return pending;
}
