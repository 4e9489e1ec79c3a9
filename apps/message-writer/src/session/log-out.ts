import 'server-only';
import { createHash } from 'node:crypto';
import { env } from '../env.ts';
import { LogoutTokenError, validateLogoutToken } from '../oauth/validate-logout-token.ts';
import { clientIds, services } from '../services.ts';
import { database } from '../storage/database.ts';
import { revokeConnection } from './disconnect.ts';
import { hashSessionId } from './session-id.ts';
import { type ReceivedLogout, receivedLogouts } from './received-logouts.ts';
import type { Connection } from './session-store.ts';

/**
 * Ends the sessions a logout token names, on every replica at once. What may be used while the person is away stays,
 * without a session; the rest the authorization server has ended already.
 *
 * @returns how many sessions ended
 * @throws {LogoutTokenError} when it is not one, or was used before
 */
export async function logOutByToken(token: string): Promise<number> {
  try {
    const ended = await obey(token);
    receivedLogouts.publish({} satisfies ReceivedLogout);
    return ended;
  } catch (error) {
    if (error instanceof LogoutTokenError)
      receivedLogouts.publish({ refusal: error } satisfies ReceivedLogout);
    throw error;
  }
}

async function obey(token: string): Promise<number> {
  const { issuer } = env();
  const logout = await validateLogoutToken(
    { issuer, clientIds: Object.values(clientIds) },
    token,
    services().issuerKeys.find,
  );
  const { connections, sessions } = services();
  const hash = createHash('sha256').update(logout.id).digest('base64url');
  // Back-Channel Logout 1.0 §2.6 point 8: a token that is sent again would log out somebody who has signed in again.
  if ((await sessions.remembered(hash)) !== null) throw new LogoutTokenError('once', 'used before');
  const person = await database().person.findUnique({
    where: { issuer_subject: { issuer, subject: logout.subject } },
  });
  const ended = person ? await connections.logOut({ personId: person.id, sid: logout.sid ?? null }) : 0;
  // Last, so that a token that could not be obeyed may come again; of many at once the first one counts.
  if (!(await sessions.acceptOnce(hash, logout.expiresAt))) throw new LogoutTokenError('once', 'used before');
  return ended;
}

/** What "Leave MessageWriter" came to. */
export interface Left {
  /** What the session was connected by. */
  readonly connection: Connection | null;
  /** Whether nothing of it can be used any more; what may be used while the person is away stays. */
  readonly isOver: boolean;
}

/** "Leave MessageWriter": this browser's session ends here first, whatever the authorization server says. */
export async function leave(sessionId: string): Promise<Left> {
  const { sessions } = services();
  const idHash = hashSessionId(sessionId);
  const connection = (await sessions.find(idHash))?.connection ?? null;
  await services().pendingAuthorizations.abandon(idHash);
  await sessions.end(idHash);
  if (!connection) return { connection, isOver: true };
  // OIDC Core §11: without offline_access nothing may be used when the person has left.
  return { connection, isOver: !connection.offline && (await revokeConnection(connection)) };
}
