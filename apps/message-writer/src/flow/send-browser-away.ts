import { z } from 'zod';
import type { ClientIdentity } from '../oauth/client-context.ts';
import type { FlowState, FlowStore } from './driver.ts';
import type { FlowMessages } from './messages.ts';
import { readAuthorizationRequest } from './read-messages.ts';
import { waitingForResponse } from './steps.ts';

/**
 * Hands the authorization request to the browser, once. A pushed one that somebody has looked at for too long is pushed
 * again first: what was answered and never used may be sent anew.
 *
 * @returns its URL, or undefined when it has been handed over already, or cannot be yet
 */
export async function sendBrowserAway(
  store: FlowStore,
  identity: ClientIdentity,
  state: FlowState,
): Promise<string | undefined> {
  if (state.step !== 'authorization-request' || state.phase !== 'ready') return undefined;
  if (hasPushedRequestExpired(state.messages)) {
    await store.advance(state, 'pushed-authorization-request', state.messages);
    return undefined;
  }
  const url = await readAuthorizationRequest(identity, state.messages);
  return (await store.advance(state, waitingForResponse, state.messages)) ? url : undefined;
}

/** Milliseconds a pushed request must still be good for when the browser leaves. */
const margin = 5_000;

/** RFC 9126 §2.2: its name is good for `expires_in` seconds. */
function hasPushedRequestExpired({ pushedResponse }: FlowMessages): boolean {
  if (pushedResponse === undefined) return false;
  const { expires_in } = lifetimeSchema.parse(JSON.parse(pushedResponse.body));
  return pushedResponse.receivedAt + expires_in * 1000 - margin < Date.now();
}

const lifetimeSchema = z.object({ expires_in: z.number() });
