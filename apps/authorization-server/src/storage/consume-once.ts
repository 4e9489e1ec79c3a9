import { Prisma } from '@ecosystem/prisma/authorization-server';
import type { PendingWrites, RowKey } from './pending-writes.ts';
import { inRows } from './statements.ts';

/** What a request must be the first to do, as parts of its one statement, and the condition that it was. */
export interface Claims {
  readonly parts: readonly Prisma.Sql[];
  readonly allowed: Prisma.Sql;
}

/** Without a claim the condition is one that PostgreSQL leaves out when it plans. */
export function claim({ answered, consumed }: PendingWrites): Claims {
  const claims = [
    { name: Prisma.raw('consumed'), keys: [...consumed.values()], part: consumeRecords },
    { name: Prisma.raw('unanswered'), keys: [...answered.values()], part: lockUnanswered },
  ].filter(({ keys }) => keys.length > 0);
  const conditions = claims.map(
    ({ keys, name }) => Prisma.sql`(SELECT count(*) FROM ${name}) = ${keys.length}`,
  );
  return {
    parts: claims.map(({ keys, name, part }) => Prisma.sql`${name} AS (${part(keys)})`),
    allowed: conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND '),
  };
}

/** RFC 6749 §4.1.2, RFC 9700 §4.14.2: a row that somebody else is consuming is waited for, and then looked at again. */
function consumeRecords(keys: readonly RowKey[]): Prisma.Sql {
  return Prisma.sql`
    UPDATE provider_record SET consumed_at = now()
    WHERE ${inRows(keys)} AND consumed_at IS NULL RETURNING 1`;
}

/** A second click waits for the first, and then finds its answer. */
function lockUnanswered(keys: readonly RowKey[]): Prisma.Sql {
  return Prisma.sql`SELECT 1 FROM provider_record WHERE ${inRows(keys)} AND NOT payload ? 'result' FOR UPDATE`;
}
