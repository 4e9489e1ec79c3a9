import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { type LabRequests, openLabRequests } from '@ecosystem/prisma/lab-requests';
import type { env } from '../env.ts';

/** Milliseconds after which nobody is going to begin any more. */
const patience = 8_000;

/** Milliseconds after which what was begun has come to no end. */
const longest = 60_000;

const opened = Symbol.for('message-writer.lab-requests');
const shared = globalThis as { [opened]?: LabRequests };

/**
 * Asks for the seeded state, and waits for it. This app can open its own database and the recorded flows; whoever
 * started the ecosystem owns them all, and does it.
 *
 * @returns how long it took, in milliseconds; `nobody` when nobody has heard, and it will not happen; `failed` when it was
 *   begun and came to no end
 */
export async function resetEverything({
  flowDatabaseUrl,
  lab,
}: Pick<ReturnType<typeof env>, 'flowDatabaseUrl' | 'lab'>): Promise<string> {
  if (!lab || flowDatabaseUrl === undefined) return 'nobody';
  const requests = (shared[opened] ??= openLabRequests({ url: flowDatabaseUrl }));
  const begun = performance.now();
  const id = await requests.ask();
  for (;;) {
    const state = await requests.stateOf(id);
    const waited = performance.now() - begun;
    if (state === 'done') return String(Math.round(waited));
    if (state === 'failed' || waited > longest) return 'failed';
    if (state === 'asked' && waited > patience && (await requests.withdraw(id))) return 'nobody';
    await delay(20);
  }
}
