/**
 * Token request: your browser → authorization server, POST /token, from a script of this origin.
 *
 * Before: a validated authorization response. After: the raw answer, not yet looked at; the code is used up. The browser
 * shows us the answer because the authorization server allows this origin, and this one only, to read it.
 * RFC 6749 §4.1.3, RFC 7636 §4.5, RFC 8707 §2.2, RFC 10017 §6.3.3.4, RFC 9700 §2.6
 */
import { None, authorizationCodeGrantRequest } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came: the code may have been used */
export async function exchangeAuthorizationCode(
  { authorizationServer, client, redirectUri, resource, http }: ClientContext,
  authorizationResponse: URLSearchParams,
  codeVerifier: string,
): Promise<Response> {
  try {
    return await authorizationCodeGrantRequest(
      authorizationServer,
      client,
      // RFC 10017 §6.3.3.1: a secret in a script is no secret, so there is none.
      None(),
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
