/**
 * Authorization request: your browser → authorization server, GET /auth, as a whole page: this app is left.
 *
 * Before: the metadata names the authorization endpoint. After: a URL to go to, made with two secrets that are kept until
 * the answer comes. No `openid`: nobody here has to know who the person is. No `offline_access`: there is no place in a
 * browser for a refresh token that a script could not reach.
 * RFC 6749 §4.1.1, RFC 7636 §4.1 to §4.3, RFC 8707 §2, RFC 10017 §6.3.2.1
 */
import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';

/** The one scope this client asks for. */
export const scope = 'birthdays.read';

export interface RequestSecrets {
  readonly state: string;
  readonly codeVerifier: string;
}

/** What only we know of a request. */
export function createRequestSecrets(): RequestSecrets {
  return {
    // RFC 9700 §4.7: state ties the answer to this tab.
    state: generateRandomState(),
    // RFC 7636 §4.1: only who knows the verifier can redeem the code; it is all that a public client has (RFC 9700 §4.5).
    codeVerifier: generateRandomCodeVerifier(),
  };
}

/** Makes the URL of an authorization request; sends nothing. */
export async function createAuthorizationRequest(
  { authorizationServer, client, redirectUri, resource }: Omit<ClientContext, 'http' | 'issuer'>,
  { state, codeVerifier }: RequestSecrets,
): Promise<string> {
  const url = new URL(authorizationServer.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope,
    resource,
    state,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    // RFC 7636 §7.2: never `plain`, which would put the verifier itself into the URL.
    code_challenge_method: 'S256',
    // RFC 8252 §8.6: a public client's name proves nothing, so the person is asked each time.
    prompt: 'consent',
  }).toString();
  return url.href;
}
