import 'server-only';
import { isMessageWriterDatabaseReady } from '@ecosystem/prisma/message-writer';
import { env } from '../env.ts';
import { openSessionStore } from '../session/open-session-store.ts';
import { database } from './database.ts';
import { oncePerProcess } from './once-per-process.ts';

/** Milliseconds a good answer holds: pages ask with every request, the databases once in a while. A bad one never does. */
const holdsFor = 1_000;

/** What was asked last; `readyz` and the pages are bundles of their own, and must not disagree. */
const lastAsked = () =>
  oncePerProcess('storage health', () => ({ at: -Infinity, answer: Promise.resolve(true) }));

/** Whether our database and what keeps the sessions can be used. Never throws. */
export function isStorageReady(): Promise<boolean> {
  const asked = lastAsked();
  if (Date.now() - asked.at > holdsFor) {
    asked.at = Date.now();
    asked.answer = ask().then((ready) => {
      if (!ready) asked.at = -Infinity;
      return ready;
    });
  }
  return asked.answer;
}

async function ask(): Promise<boolean> {
  const checks = [isMessageWriterDatabaseReady(database()), openSessionStore(env()).ready()];
  return (await Promise.all(checks)).every(Boolean);
}
