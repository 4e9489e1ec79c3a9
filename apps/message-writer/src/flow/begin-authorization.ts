import 'server-only';
import { createAuthorizationRequest } from '../oauth/create-authorization-request.ts';
import { createClientContext, services } from '../services.ts';
import { ensureSession } from '../session/session.ts';

/** What "Connect ContactSaver" asks for. `contacts.write` comes only by step-up. */
export const connectScope = 'openid profile email birthdays.read contacts.read offline_access';

/**
 * Begins an authorization for a browser's session: makes the request, keeps its secrets, and returns the URL to send
 * the browser to.
 *
 * @throws {ConnectionProblem} `authorization_server_unavailable`
 */
export async function beginAuthorization(
  sessionId: string,
  scope: string,
  returnTo: string,
): Promise<string> {
  const context = await createClientContext();
  const request = await createAuthorizationRequest(context, { scope, prompt: 'consent' });
  const { url: authorizationRequestUrl, state, nonce, codeVerifier } = request;
  const sessionIdHash = await ensureSession(sessionId);
  await services().pendingAuthorizations.create(sessionIdHash, returnTo, {
    authorizationRequestUrl,
    state,
    nonce,
    codeVerifier,
  });
  return authorizationRequestUrl;
}
