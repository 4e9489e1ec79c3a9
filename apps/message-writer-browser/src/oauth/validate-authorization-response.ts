/**
 * Authorization response: authorization server → your browser, GET …/callback.
 *
 * Before: this tab has asked, and kept its `state`. After: the parameters are the answer to our own request, from the
 * issuer we asked; nothing has been sent.
 * RFC 6749 §4.1.2, RFC 9207 §2.4. The code itself is checked by the authorization server.
 */
import { AuthorizationResponseError, validateAuthResponse } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/**
 * @param query the raw query of the redirect
 * @returns the validated parameters, branded by the library: the only input the token request takes
 * @throws {ConnectionProblem} `access_denied`, `authorization_failed` or `invalid_answer`
 */
export function validateAuthorizationResponse(
  { authorizationServer, client }: Pick<ClientContext, 'authorizationServer' | 'client'>,
  query: string,
  expectedState: string,
): URLSearchParams {
  try {
    // RFC 9700 §4.7: state must be ours, against cross-site request forgery and code injection.
    // RFC 9207 §2.4: iss must be the issuer we asked, against mix-up (RFC 9700 §4.4).
    const parameters = new URLSearchParams(query);
    const response = validateAuthResponse(authorizationServer, client, parameters, expectedState);
    // RFC 6749 §4.1.2, §3.1: exactly one code; the library looks at it only when it builds the token request.
    const codes = response.getAll('code');
    if (codes.length !== 1 || codes[0] === '') throw new ConnectionProblem('invalid_answer');
    return response;
  } catch (cause) {
    if (cause instanceof ConnectionProblem) throw cause;
    if (!(cause instanceof AuthorizationResponseError))
      throw new ConnectionProblem('invalid_answer', { cause });
    const denied = cause.error === 'access_denied';
    throw new ConnectionProblem(denied ? 'access_denied' : 'authorization_failed', { cause });
  }
}
