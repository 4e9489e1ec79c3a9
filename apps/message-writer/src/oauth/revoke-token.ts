/**
 * Revocation request: MessageWriter → authorization server, POST /token/revocation.
 *
 * Before: we hold a refresh token. After: it and the grant behind it are worth nothing. An access token that is a JWT
 * lives on until it expires: nobody who checks it asks the authorization server.
 * RFC 7009 §2
 */
import { processRevocationResponse, revocationRequest } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` */
export async function revokeToken(
  { authorizationServer, client, clientAuthentication, http }: ClientContext,
  refreshToken: string,
): Promise<void> {
  try {
    const answer = await revocationRequest(authorizationServer, client, clientAuthentication, refreshToken, {
      ...http,
      additionalParameters: { token_type_hint: 'refresh_token' },
    });
    await processRevocationResponse(answer);
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}
