/**
 * Logout request: ContactSaver's web app → (your browser) → authorization server, GET /session/end.
 *
 * Before: the person is signed out here. After: a URL to send the browser to; the authorization server asks whether the
 * person wants to be signed out there, too, and tells the other apps of that session.
 * RP-Initiated Logout 1.0 §2. `id_token_hint` is left out: a token in a URL stays in histories and logs, and the person
 * is asked in any case.
 */
import type { WebClient } from './web-client.ts';

/** Makes the URL; sends nothing. */
export function createLogoutRequest(
  { authorizationServer, clientId }: WebClient,
  postLogoutRedirectUri: string,
): string {
  const url = new URL(authorizationServer.end_session_endpoint ?? '');
  url.search = new URLSearchParams({
    client_id: clientId,
    post_logout_redirect_uri: postLogoutRedirectUri,
  }).toString();
  return url.href;
}
