import 'server-only';
import type { ConnectionModel, PersonModel, SessionModel } from '@ecosystem/prisma/message-writer';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { env } from '../env.ts';
import { database } from '../storage/database.ts';
import { hashSessionId, isSessionId, sessionCookie, sessionLifetime } from './session-id.ts';

/** A browser's session with what it is connected to, if it is. */
export type Session = SessionModel & { connection: (ConnectionModel & { person: PersonModel }) | null };

/** The session id this browser sent, or was just given by `proxy.ts`; the row behind it may not exist yet. */
export async function readSessionId(): Promise<string | undefined> {
  const value = (await cookies()).get(sessionCookie(env().publicUrl).name)?.value;
  return isSessionId(value) ? value : undefined;
}

/** The session of this request, or null when nothing has been kept for this browser. One query per request. */
export const findSession = cache(async (): Promise<Session | null> => {
  const id = await readSessionId();
  if (id === undefined) return null;
  const session = await database().session.findUnique({
    where: { idHash: hashSessionId(id), expiresAt: { gt: new Date() } },
    include: { connection: { include: { person: true } } },
  });
  return session;
});

/** Makes sure there is a row for this browser's session. */
export async function ensureSession(id: string): Promise<string> {
  const idHash = hashSessionId(id);
  await database().session.upsert({
    where: { idHash },
    create: { idHash, expiresAt: new Date(Date.now() + sessionLifetime * 1000) },
    update: { lastSeenAt: new Date() },
  });
  return idHash;
}

/** Whether this browser's flows stop before every step. */
export async function setStepMode(idHash: string, stepMode: boolean): Promise<void> {
  await database().session.update({ where: { idHash }, data: { stepMode } });
}
