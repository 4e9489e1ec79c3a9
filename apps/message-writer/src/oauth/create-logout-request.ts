/**
 * Logout request: MessageWriter → (your browser) → authorization server, GET /session/end.
 *
 * Before: the person has left us, and wants to be signed out everywhere. After: a URL to send the browser to; the
 * authorization server asks the person, tells every app of that session, and sends the browser back.
 * RP-Initiated Logout 1.0 §2
 */
import type { ClientContext } from './client-context.ts';

export interface LogoutRequestOptions {
  /** The ID token of the session that is left: whom we believe to be signed in there. */
  readonly idToken: string | undefined;
  readonly postLogoutRedirectUri: string;
  /** What comes back with the browser. */
  readonly state: string;
}

/** Makes the URL; undefined when the authorization server has no such endpoint. */
export function createLogoutRequest(
  { authorizationServer, client }: ClientContext,
  { idToken, postLogoutRedirectUri, state }: LogoutRequestOptions,
): string | undefined {
  const { end_session_endpoint } = authorizationServer;
  if (end_session_endpoint === undefined) return undefined;
  const url = new URL(end_session_endpoint);
  url.search = new URLSearchParams({
    ...(idToken !== undefined && { id_token_hint: idToken }),
    client_id: client.client_id,
    post_logout_redirect_uri: postLogoutRedirectUri,
    state,
  }).toString();
  return url.href;
}
