import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionProblem } from '../oauth/errors.ts';
import type { ClientContext } from '../oauth/client-context.ts';
import { RefreshNotHandledError, refreshAccessToken } from '../oauth/refresh-access-token.ts';
import { revokeToken } from '../oauth/revoke-token.ts';
import { createClientContext, services } from '../services.ts';
import type { Connection } from './session-store.ts';

/** Milliseconds before its end at which an access token counts as expired: the request has to get there. */
const margin = 10_000;

/** Milliseconds after which a renewal has died: its refresh token may have been used, and is never sent again. */
const renewalLimit = 15_000;

/**
 * An access token that is good for the next request. An expired one is renewed by exactly one caller; the others, on
 * every replica, wait for its result.
 *
 * @throws {ConnectionProblem} `connection_ended` when only connecting again helps
 */
export async function usableAccessToken(connection: Connection): Promise<string> {
  const isFresh = connection.accessTokenExpiresAt.getTime() - margin > Date.now();
  if (isFresh) return services().connections.tokensOf(connection).accessToken;
  return renewAccessToken(connection);
}

/** A new access token in place of one that has expired or was refused; single flight. */
export async function renewAccessToken(connection: Connection): Promise<string> {
  const { connections, sessions } = services();
  if (!(await sessions.beginRenewal(connection))) return waitForRenewal(connection);
  const { hardening, refreshToken } = connections.tokensOf(connection);
  if (refreshToken === undefined) return end(connection);
  const context = await createClientContext(hardening).catch(async (error: unknown) => {
    await sessions.cancelRenewal(connection.id);
    throw error;
  });
  try {
    const response = await refreshAccessToken(context, refreshToken);
    const renewed = await connections.finishRenewal(connection, response);
    if (!renewed) return await endUnkept(context, response.refresh_token);
    return connections.tokensOf(renewed).accessToken;
  } catch (error) {
    if (error instanceof ConnectionProblem && error.code === 'connection_ended') return end(connection);
    if (error instanceof RefreshNotHandledError) await sessions.cancelRenewal(connection.id);
    throw error;
  }
}

async function waitForRenewal(connection: Connection): Promise<string> {
  const { connections, sessions } = services();
  for (;;) {
    const current = await sessions.findConnection(connection.id);
    if (!current) throw new ConnectionProblem('connection_ended');
    const { renewalStartedAt } = current;
    if (renewalStartedAt === null) {
      const renewed = current.accessTokenExpiresAt > connection.accessTokenExpiresAt;
      return renewed ? connections.tokensOf(current).accessToken : renewAccessToken(current);
    }
    if (Date.now() - renewalStartedAt.getTime() > renewalLimit) return end(connection);
    await wait(50);
  }
}

/** The person has disconnected while the refresh was under way: what came too late is not kept, and must not live on. */
async function endUnkept(context: ClientContext, refreshToken: string | undefined): Promise<never> {
  if (refreshToken !== undefined) await revokeToken(context, refreshToken).catch(() => undefined);
  throw new ConnectionProblem('connection_ended');
}

async function end(connection: Connection): Promise<never> {
  await services().sessions.forget(connection.id, 'revoked');
  throw new ConnectionProblem('connection_ended');
}
