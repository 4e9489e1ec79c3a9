import 'server-only';
import type { ConnectionModel } from '@ecosystem/prisma/message-writer';
import { logger } from '../http/logger.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { revokeToken } from '../oauth/revoke-token.ts';
import { createClientContext, services } from '../services.ts';

/**
 * Ends a connection: forgotten here first, then revoked at the authorization server.
 *
 * @returns whether the authorization server has confirmed it; if not, the person can still revoke it there
 */
export async function disconnect(connection: ConnectionModel): Promise<boolean> {
  const { connections } = services();
  const { refreshToken } = connections.tokensOf(connection);
  await connections.forget(connection.id);
  if (refreshToken === undefined) return true;
  try {
    await revokeToken(await createClientContext(), refreshToken);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectionProblem)) throw error;
    logger.warn({ reason: error.code }, 'a refresh token could not be revoked');
    return false;
  }
}
