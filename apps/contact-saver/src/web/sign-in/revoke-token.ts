/**
 * Revocation request: ContactSaver's web app → authorization server, POST /token/revocation.
 *
 * Before: the session has ended here. After: its refresh token, and the grant behind it, are worth nothing. An access
 * token that is a JWT lives on until it expires, five minutes at most.
 * RFC 7009 §2
 */
import { processRevocationResponse, revocationRequest } from 'oauth4webapi';
import { SignInError } from './errors.ts';
import type { WebClient } from './web-client.ts';

/** @throws {SignInError} `unavailable` */
export async function revokeToken(
  { authorizationServer, client, clientAuthentication, http }: WebClient,
  refreshToken: string,
): Promise<void> {
  try {
    const answer = await revocationRequest(authorizationServer, client, clientAuthentication, refreshToken, {
      ...http,
      additionalParameters: { token_type_hint: 'refresh_token' },
    });
    await processRevocationResponse(answer);
  } catch (cause) {
    throw new SignInError('unavailable', 'the refresh token could not be revoked', { cause });
  }
}
