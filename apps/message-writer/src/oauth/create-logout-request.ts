/**
 * Logout request: MessageWriter → (your browser) → authorization server, GET /session/end.
 *
 * Before: the person has left us, and wants to be signed out everywhere. After: a URL to send the browser to; the
 * authorization server asks the person, tells every app of that session, and sends the browser back.
 * RP-Initiated Logout 1.0 §2. `id_token_hint` is left out: a token in a URL stays in histories and logs, and the person is
 * asked in any case.
 */
import type { ClientContext } from './client-context.ts';

export interface LogoutRequestOptions {
  readonly postLogoutRedirectUri: string;
  /** What comes back with the browser. */
  readonly state: string;
}

/** Makes the URL; undefined when the authorization server has no such endpoint. */
export function createLogoutRequest(
  { authorizationServer, client }: ClientContext,
  { postLogoutRedirectUri, state }: LogoutRequestOptions,
): string | undefined {
  const { end_session_endpoint } = authorizationServer;
  if (end_session_endpoint === undefined) return undefined;
  const url = new URL(end_session_endpoint);
  url.search = new URLSearchParams({
    client_id: client.client_id,
    post_logout_redirect_uri: postLogoutRedirectUri,
    state,
  }).toString();
  return url.href;
}
