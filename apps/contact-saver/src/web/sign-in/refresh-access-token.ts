/**
 * Refresh request: ContactSaver's web app → authorization server, POST /token with a refresh token, for one audience.
 *
 * Before: a session without a fresh token for that audience. After: one, and the next refresh token; the old one is used
 * up, and using it again would end the whole grant (RFC 9700 §4.14.2). So only one caller may do this at a time.
 * RFC 6749 §6, RFC 8707 §2.2
 */
import { wasNeverSent } from '@ecosystem/transport/was-never-sent';
import { refreshTokenGrantRequest } from 'oauth4webapi';
import { SignInError } from './errors.ts';
import { type TokenResponse, readTokenResponse } from './token-response.ts';
import type { WebClient } from './web-client.ts';

/** @throws {SignInError} `ended` when the grant is gone, `unanswered` when the token may have been used, `unavailable` when not */
export async function refreshAccessToken(
  { authorizationServer, client, clientAuthentication, http }: WebClient,
  refreshToken: string,
  resource: string,
): Promise<TokenResponse> {
  const answer = await refreshTokenGrantRequest(
    authorizationServer,
    client,
    clientAuthentication,
    refreshToken,
    { ...http, additionalParameters: { resource } },
  ).catch((cause: unknown) => {
    const fault = wasNeverSent(cause) ? 'unavailable' : 'unanswered';
    throw new SignInError(fault, 'no answer to the refresh request', { cause });
  });
  return readTokenResponse(answer);
}
