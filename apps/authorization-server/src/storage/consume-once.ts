import { Prisma } from '@ecosystem/prisma/authorization-server';
import type { RowKey } from './pending-writes.ts';
import { inRows } from './statements.ts';

/** RFC 6749 §4.1.2, RFC 9700 §4.14.2: a row that somebody else is consuming is waited for, and then looked at again. */
export function consumeRecords(keys: readonly RowKey[]): Prisma.Sql {
  return Prisma.sql`
    UPDATE provider_record SET consumed_at = now()
    WHERE ${inRows(keys)} AND consumed_at IS NULL RETURNING 1`;
}
