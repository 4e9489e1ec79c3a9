import type { ClientIdentity } from '../oauth/client-context.ts';
import type { FlowState, FlowStore } from './driver.ts';
import { readAuthorizationRequest } from './read-messages.ts';
import { waitingForResponse } from './steps.ts';

/**
 * Hands the authorization request to the browser, once.
 *
 * @returns its URL, or undefined when it has been handed over already, or cannot be yet
 */
export async function sendBrowserAway(
  store: FlowStore,
  identity: ClientIdentity,
  state: FlowState,
): Promise<string | undefined> {
  if (state.step !== 'authorization-request' || state.phase !== 'ready') return undefined;
  const url = await readAuthorizationRequest(identity, state.messages);
  return (await store.advance(state, waitingForResponse, state.messages)) ? url : undefined;
}
