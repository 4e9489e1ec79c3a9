/**
 * Refresh requests: this program → authorization server, POST /token with the refresh token, until it is refused.
 *
 * Before: a refresh token. After: its owner has taken the access back, and nothing can be read any more.
 * RFC 6749 §6, RFC 9700 §4.14.2: each refresh token is used once
 */
import { ResponseBodyError, processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { ReminderContext } from '../birthday-reminder/client.ts';

export interface RenewOptions {
  /** Rejects when the person stops the program. */
  readonly wait: () => Promise<void>;
  /** What to do with each new access token. */
  readonly use: (accessToken: string) => Promise<void>;
}

/** @returns when the grant has ended */
export async function renewUntilRevoked(
  { authorizationServer, client, clientAuthentication, http, resource }: ReminderContext,
  refreshToken: string,
  { use, wait }: RenewOptions,
): Promise<void> {
  let next = refreshToken;
  for (;;) {
    await wait();
    const options = { ...http, additionalParameters: { resource } };
    const answer = await refreshTokenGrantRequest(
      authorizationServer,
      client,
      clientAuthentication,
      next,
      options,
    );
    try {
      const renewed = await processRefreshTokenResponse(authorizationServer, client, answer);
      next = renewed.refresh_token ?? next;
      await use(renewed.access_token);
    } catch (error) {
      // RFC 6749 §5.2: the refresh token is revoked, and everything that came from it.
      if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return;
      throw error;
    }
  }
}
