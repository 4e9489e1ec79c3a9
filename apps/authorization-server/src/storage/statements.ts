import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import type { RowKey } from './pending-writes.ts';

const deadlockAttempts = 10;

/**
 * Where two requests still wait for one another, PostgreSQL undoes one of them as a whole (40P01): it is sent again.
 */
export async function send<Row>(
  database: AuthorizationServerDatabase,
  statement: Prisma.Sql,
): Promise<Row[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.$send<Row>(statement);
    } catch (error) {
      if ((error as { code?: unknown }).code !== '40P01' || attempt === deadlockAttempts) throw error;
    }
  }
}

/** The condition that a row is one of these. */
export function inRows(keys: readonly RowKey[]): Prisma.Sql {
  const rows = keys.map(({ id_hash, model }) => Prisma.sql`(${id_hash}, ${model})`);
  return Prisma.sql`(id_hash, model) IN (${Prisma.join(rows)})`;
}
