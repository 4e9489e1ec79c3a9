import { openFlowWriter } from '@ecosystem/prisma/flow-writer';
import { RefusedEventsError, type WriteEvents } from './queue.ts';

/** Stores events in the `flow` database, as the role that can do nothing else there. */
export function createPostgresWriter(url: string): WriteEvents {
  const writer = openFlowWriter({ url });
  return async (events) => {
    try {
      await writer.insert(JSON.stringify(events)).catch(async (error: unknown) => {
        if (!isRefused(error)) throw error;
        await writer.insert(JSON.stringify(storable(events)));
      });
    } catch (error) {
      throw isRefused(error) ? new RefusedEventsError({ cause: error }) : error;
    }
  };
}

/** SQLSTATE classes 22 and 54: what was sent cannot be stored, now or later. */
function isRefused(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(?:22|54)/.test(code);
}

/** PostgreSQL's JSON holds neither NUL nor half a character, in no value and no name. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\u2400');
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [storable(key) as string, storable(member)]),
  );
}
