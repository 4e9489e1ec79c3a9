import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { splitScope } from '@ecosystem/types/scopes';
import { ConnectionProblem } from '../oauth/errors.ts';
import { createClientIdentity, services } from '../services.ts';
import type { WonTokens } from '../session/connections.ts';
import { revokeConnection } from '../session/disconnect.ts';
import { hashSessionId } from '../session/session-id.ts';
import { isHeld, runFlow } from './driver.ts';
import type { PendingAuthorization } from './pending-authorizations.ts';
import { readContext, readTokens, readUserinfo, readUserinfoTokens } from './read-messages.ts';
import { type RefusedAnswer, refusedAnswers } from './refused-answers.ts';
import { waitingForResponse } from './steps.ts';

/** A connected session: its new id for the cookie, and where the person wanted to go. */
export interface FinishedAuthorization {
  readonly sessionId: string;
  readonly returnTo: string;
}

/**
 * Takes the browser's answer and every step after it, on whichever replica it arrived.
 *
 * @param query the raw query of the redirect
 * @returns undefined when the flow is held: the answer is kept, and nothing has looked at it
 * @throws {ConnectionProblem}
 */
export async function finishAuthorization(
  sessionId: string | undefined,
  query: string,
): Promise<FinishedAuthorization | undefined> {
  const { pendingAuthorizations } = services();
  const pending = await findOwnPending(sessionId, query).catch(announceRefusal);
  if (!(await pendingAuthorizations.receive(pending, query))) throw new ConnectionProblem('used_answer');
  const received = await pendingAuthorizations.reload(pending.id);
  const state = await runFlow(
    pendingAuthorizations,
    await createClientIdentity(received.messages.hardening),
    received,
    wait,
  );
  return isHeld(state) ? undefined : connect(await pendingAuthorizations.reload(pending.id));
}

/**
 * Stores what a flow has won: the last step of every run.
 *
 * @throws {ConnectionProblem} `used_answer` when somebody else has
 */
export async function connect(pending: PendingAuthorization): Promise<FinishedAuthorization> {
  try {
    return await store(pending);
  } catch (error) {
    if (error instanceof ConnectionProblem && error.code !== 'used_answer') {
      await services().pendingAuthorizations.fail(pending, error);
    }
    throw error;
  }
}

async function store(pending: PendingAuthorization): Promise<FinishedAuthorization> {
  const { connections, pendingAuthorizations } = services();
  // Like a message that is sent: whoever dies between here and the end has lost what was won, and nobody stores it twice.
  if (!(await pendingAuthorizations.beginSending(pending))) throw new ConnectionProblem('used_answer');
  const connected = await connections.connect(pending.sessionIdHash, await readWonTokens(pending));
  if (!connected) throw new ConnectionProblem('expired');
  if (connected === 'logged-out') throw new ConnectionProblem('connection_ended');
  await pendingAuthorizations.finish(pending, hashSessionId(connected.sessionId));
  for (const connection of connected.replaced) await revokeConnection(connection);
  return { sessionId: connected.sessionId, returnTo: pending.returnTo };
}

async function readWonTokens({ messages }: PendingAuthorization): Promise<WonTokens> {
  const context = await readContext(await createClientIdentity(messages.hardening), messages);
  const { response, claims } = await readTokens(context, messages);
  const renewed = messages.userinfoTokenResponse && (await readUserinfoTokens(context, messages));
  const userinfo = claims && messages.userinfoResponse && (await readUserinfo(context, messages, claims.sub));
  return {
    // RFC 9700 §4.14.2: the refresh token of the code exchange was used up for the userinfo endpoint's access token.
    response: { ...response, ...(renewed?.refresh_token && { refresh_token: renewed.refresh_token }) },
    // RFC 6749 §5.1: each answer names what its own token may do: one at ContactSaver, one at the userinfo endpoint.
    scope: [...new Set([...splitScope(renewed?.scope), ...splitScope(response.scope)])].join(' '),
    idToken: claims,
    userinfo,
    answeredAt: new Date(messages.tokenResponse?.receivedAt ?? 0),
    hardening: messages.hardening,
  };
}

function announceRefusal(error: unknown): never {
  if (error instanceof ConnectionProblem) {
    refusedAnswers.publish({ code: error.code } satisfies RefusedAnswer);
  }
  throw error;
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
