/**
 * Token request: MessageWriter → authorization server, POST /token. The browser is not involved.
 *
 * Before: a validated authorization response. After: the raw answer, not yet looked at; the code is used up.
 * RFC 6749 §4.1.3, RFC 7636 §4.5, RFC 8707 §2.2
 */
import { authorizationCodeGrantRequest } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came: the code may have been used */
export async function exchangeAuthorizationCode(
  { authorizationServer, client, clientAuthentication, redirectUri, resource, http }: ClientContext,
  authorizationResponse: URLSearchParams,
  codeVerifier: string,
): Promise<Response> {
  try {
    return await authorizationCodeGrantRequest(
      authorizationServer,
      client,
      clientAuthentication,
      authorizationResponse,
      // RFC 6749 §4.1.3: the same redirect_uri as in the authorization request.
      redirectUri,
      codeVerifier,
      { ...http, additionalParameters: { resource } },
    );
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}
