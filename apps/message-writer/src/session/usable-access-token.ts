import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { ConnectionModel } from '@ecosystem/prisma/message-writer';
import { ConnectionProblem } from '../oauth/errors.ts';
import { RefreshNotHandledError, refreshAccessToken } from '../oauth/refresh-access-token.ts';
import { createClientContext, services } from '../services.ts';

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
export async function usableAccessToken(connection: ConnectionModel): Promise<string> {
  const isFresh = connection.accessTokenExpiresAt.getTime() - margin > Date.now();
  if (isFresh) return services().connections.tokensOf(connection).accessToken;
  return renewAccessToken(connection);
}

/** A new access token in place of one that has expired or was refused; single flight. */
export async function renewAccessToken(connection: ConnectionModel): Promise<string> {
  const { connections } = services();
  if (!(await connections.beginRenewal(connection))) return waitForRenewal(connection);
  const { refreshToken } = connections.tokensOf(connection);
  if (refreshToken === undefined) return end(connection);
  const context = await createClientContext().catch(async (error: unknown) => {
    await connections.cancelRenewal(connection);
    throw error;
  });
  try {
    const response = await refreshAccessToken(context, refreshToken);
    return connections.tokensOf(await connections.finishRenewal(connection, response)).accessToken;
  } catch (error) {
    if (error instanceof ConnectionProblem && error.code === 'connection_ended') return end(connection);
    if (error instanceof RefreshNotHandledError) await connections.cancelRenewal(connection);
    throw error;
  }
}

async function waitForRenewal(connection: ConnectionModel): Promise<string> {
  const { connections } = services();
  for (;;) {
    const current = await connections.reload(connection.id);
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

async function end(connection: ConnectionModel): Promise<never> {
  await services().connections.forget(connection.id);
  throw new ConnectionProblem('connection_ended');
}
