import { openFlowWriter } from '@ecosystem/prisma/flow-writer';
import type { WriteEvents } from './queue.ts';

/** Stores events in the `flow` database, as the role that can do nothing else there. */
export function createPostgresWriter(url: string): WriteEvents {
  const writer = openFlowWriter({ url });
  return async (events) => {
    const json = JSON.stringify(events);
    await writer.insert(mayBeUnstorable.test(json) ? JSON.stringify(events, storable) : json);
  };
}

/** The escapes of NUL and of half a character. */
const mayBeUnstorable = /\\u(?:0000|d[89a-f])/i;

/** PostgreSQL's JSON holds neither NUL nor half a character. */
function storable(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.isWellFormed() && !value.includes('\0')
    ? value
    : value.toWellFormed().replaceAll('\0', '\u2400');
}
