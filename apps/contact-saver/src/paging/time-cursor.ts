import { z } from 'zod';
import { InvalidInputError } from '../problem/invalid-input.error.ts';

/** Where a page that goes back in time ended: the sort key of its last row. */
const positionSchema = z.object({ at: z.iso.datetime(), id: z.uuid() });

export interface TimePosition {
  readonly at: Date;
  readonly id: string;
}

/** An opaque value for `nextCursor`; it grants nothing, so it needs no signature. */
export function encodeTimeCursor({ at, id }: TimePosition): string {
  return Buffer.from(JSON.stringify({ at: at.toISOString(), id })).toString('base64url');
}

/** @throws {InvalidInputError} when it was not made by encodeTimeCursor */
export function decodeTimeCursor(cursor: string): TimePosition {
  const result = positionSchema.safeParse(readJson(cursor));
  if (!result.success) throw new InvalidInputError(result.error.issues);
  return { at: new Date(result.data.at), id: result.data.id };
}

/** The rows asked for, newest first, and where the next page begins; one row more than `limit` was looked up. */
export function cutPage<Row>(rows: readonly Row[], limit: number, positionOf: (row: Row) => TimePosition) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? encodeTimeCursor(positionOf(last)) : null };
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
