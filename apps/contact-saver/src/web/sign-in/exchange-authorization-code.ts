/**
 * Token request: ContactSaver's web app → authorization server, POST /token. The browser is not involved.
 *
 * Before: a code that answers our own request, and the PKCE verifier that only we have. After: tokens, for the API; the
 * ID token is not believed yet (`validate-id-token.ts`).
 * RFC 6749 §4.1.3, RFC 7636 §4.5, RFC 8707 §2.2
 */
import { genericTokenEndpointRequest } from 'oauth4webapi';
import { SignInError } from './errors.ts';
import { type TokenResponse, readTokenResponse } from './token-response.ts';
import type { WebClient } from './web-client.ts';

export interface CodeExchange {
  readonly code: string;
  readonly codeVerifier: string;
}

/** @throws {SignInError} `refused`, or `unavailable` when no answer came: the code may have been used */
export async function exchangeAuthorizationCode(
  { authorizationServer, client, clientAuthentication, http, redirectUri, resources }: WebClient,
  { code, codeVerifier }: CodeExchange,
): Promise<TokenResponse> {
  const parameters = {
    code,
    // RFC 6749 §4.1.3: the same redirect_uri as in the authorization request.
    redirect_uri: redirectUri,
    // RFC 7636 §4.5: proof that whoever redeems the code has asked for it (RFC 9700 §4.5).
    code_verifier: codeVerifier,
    // RFC 8707 §2.2: of the two audiences that were asked for, one; the other token is a refresh request away.
    resource: resources.api,
  };
  const answer = await genericTokenEndpointRequest(
    authorizationServer,
    client,
    clientAuthentication,
    'authorization_code',
    parameters,
    http,
  ).catch((cause: unknown) => {
    throw new SignInError('unavailable', 'no answer to the token request', { cause });
  });
  return readTokenResponse(answer);
}
