import 'server-only';
import { logger } from '../http/logger.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { revokeToken } from '../oauth/revoke-token.ts';
import { createClientContext, services } from '../services.ts';
import type { Connection } from './session-store.ts';

/**
 * Ends a connection: forgotten here first, then revoked at the authorization server.
 *
 * @returns whether the authorization server has confirmed it; if not, the person can still revoke it there
 */
export async function disconnect(connection: Connection): Promise<boolean> {
  await services().sessions.forget(connection.id);
  return revokeConnection(connection);
}

/**
 * Tells the authorization server that a connection we have forgotten is over.
 *
 * @returns whether it has confirmed it; nothing can be revoked whose key has been taken away
 */
export async function revokeConnection(connection: Connection): Promise<boolean> {
  const { connections } = services();
  if (!connections.isReadable(connection)) return false;
  const { hardening, refreshToken } = connections.tokensOf(connection);
  if (refreshToken === undefined) return true;
  try {
    await revokeToken(await createClientContext(hardening), refreshToken);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectionProblem)) throw error;
    logger.warn({ reason: error.code }, 'a refresh token could not be revoked');
    return false;
  }
}
