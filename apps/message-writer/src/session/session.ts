import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { env } from '../env.ts';
import { services } from '../services.ts';
import { hashSessionId, isSessionId, sessionCookie, sessionLifetime } from './session-id.ts';
import type { Session } from './session-store.ts';

/** The session id this browser sent, or was just given by `proxy.ts`; there may be nothing behind it yet. */
export async function readSessionId(): Promise<string | undefined> {
  const value = (await cookies()).get(sessionCookie(env().publicUrl).name)?.value;
  return isSessionId(value) ? value : undefined;
}

/** The session of this request, or undefined when nothing has been kept for this browser. Read once per request. */
export const findSession = cache(async (): Promise<Session | undefined> => {
  const id = await readSessionId();
  if (id === undefined) return undefined;
  const { connections, sessions } = services();
  const session = await sessions.find(hashSessionId(id));
  if (!session?.connection || connections.isReadable(session.connection)) return session;
  await sessions.forget(session.connection.id, 'revoked');
  return { ...session, connection: null, ended: 'revoked' };
});

/** Makes sure that this browser's session is kept. Returns the hash it is found by. */
export async function ensureSession(id: string): Promise<string> {
  const idHash = hashSessionId(id);
  await services().sessions.ensure(idHash, new Date(Date.now() + sessionLifetime * 1000));
  return idHash;
}
