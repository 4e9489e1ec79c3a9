import { Prisma } from '@ecosystem/prisma/authorization-server';
import type { PendingWrites, RowKey } from './pending-writes.ts';
import { inRows } from './statements.ts';

/** What a request must be the first to do, as parts of its one statement, and the condition that it was. */
export interface Claims {
  readonly parts: readonly Prisma.Sql[];
  readonly allowed: Prisma.Sql;
}

/** Without a claim the condition is one that PostgreSQL leaves out when it plans. */
export function claim({ consumed }: PendingWrites): Claims {
  const keys = [...consumed.values()];
  if (keys.length === 0) return { parts: [], allowed: Prisma.sql`TRUE` };
  return {
    parts: [Prisma.sql`consumed AS (${consumeRecords(keys)})`],
    allowed: Prisma.sql`(SELECT count(*) FROM consumed) = ${keys.length}`,
  };
}

/** RFC 6749 §4.1.2, RFC 9700 §4.14.2: a row that somebody else is consuming is waited for, and then looked at again. */
function consumeRecords(keys: readonly RowKey[]): Prisma.Sql {
  return Prisma.sql`
    UPDATE provider_record SET consumed_at = now()
    WHERE ${inRows(keys)} AND consumed_at IS NULL RETURNING 1`;
}
