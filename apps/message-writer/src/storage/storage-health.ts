import 'server-only';
import { isMessageWriterDatabaseReady } from '@ecosystem/prisma/message-writer';
import { env } from '../env.ts';
import { openSessionStore } from '../session/open-session-store.ts';
import { database } from './database.ts';

/** Milliseconds an answer holds: pages ask with every request, the databases once in a while. */
const holdsFor = 1_000;

let asked = { at: -Infinity, answer: Promise.resolve(true) };

/** Whether our database and what keeps the sessions can be used. Never throws. */
export function isStorageReady(): Promise<boolean> {
  if (Date.now() - asked.at > holdsFor) asked = { at: Date.now(), answer: ask() };
  return asked.answer;
}

async function ask(): Promise<boolean> {
  const checks = [isMessageWriterDatabaseReady(database()), openSessionStore(env()).ready()];
  return (await Promise.all(checks)).every(Boolean);
}
