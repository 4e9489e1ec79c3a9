/**
 * Authorization request: MessageWriter → (your browser) → authorization server, GET /auth.
 *
 * Before: the metadata names the authorization endpoint. After: a URL to send the browser to, made with three secrets
 * that are kept until the answer comes: `state`, `nonce` and the PKCE verifier, new for every request.
 * RFC 6749 §4.1.1, RFC 7636 §4.1 to §4.3, RFC 8707 §2, OIDC Core §3.1.2.1
 */
import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';

export interface RequestSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface AuthorizationRequestOptions {
  /** Space-delimited. */
  readonly scope: string;
  /**
   * OIDC Core §3.1.2.1: `consent` asks the person even if they said yes before (`offline_access` needs it, §11); `login`
   * makes them sign in even if they are. Space-delimited.
   */
  readonly prompt?: string | undefined;
}

/** OIDC Core §3.1.2.1: `openid` makes it a request for an ID token as well; without it, it is OAuth 2.0 alone. */
export function asksForIdentity(scope: string): boolean {
  return scope.split(' ').includes('openid');
}

/** What only we know of a request. */
export function createRequestSecrets(): RequestSecrets {
  return {
    // RFC 9700 §4.7: state ties the answer to this browser's session.
    state: generateRandomState(),
    // OIDC Core §3.1.2.1: nonce ties the ID token to this request.
    nonce: generateRandomNonce(),
    // RFC 7636 §4.1: only who knows the verifier can redeem the code (RFC 9700 §4.5).
    codeVerifier: generateRandomCodeVerifier(),
  };
}

/** Makes the URL of an authorization request; sends nothing. */
export async function createAuthorizationRequest(
  context: ClientContext,
  secrets: RequestSecrets,
  options: AuthorizationRequestOptions,
): Promise<string> {
  const url = new URL(context.authorizationServer.authorization_endpoint ?? '');
  url.search = (await createRequestParameters(context, secrets, options)).toString();
  return url.href;
}

/** What an authorization request says, whoever carries it: the browser, or our own server (RFC 9126). */
export async function createRequestParameters(
  {
    client,
    http,
    redirectUri,
    resource,
  }: Pick<ClientContext, 'client' | 'http' | 'redirectUri' | 'resource'>,
  { state, nonce, codeVerifier }: RequestSecrets,
  { scope, prompt }: AuthorizationRequestOptions,
): Promise<URLSearchParams> {
  return new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope,
    resource,
    state,
    ...(asksForIdentity(scope) && { nonce }),
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(prompt !== undefined && { prompt }),
    // RFC 9449 §10: the code is good only for who has the key, too.
    ...(http.DPoP && { dpop_jkt: await http.DPoP.calculateThumbprint() }),
  });
}
