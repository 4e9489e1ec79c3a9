import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import type { RowKey } from './pending-writes.ts';
import { type RecordRow } from './record.ts';
import { send } from './statements.ts';
import { upsertRecords } from './upsert-records.ts';

/**
 * Saves a session that was read before it, as parts of a request's one statement. A new id moves the row on: whoever
 * ends the session meanwhile finds the row under either id, and whoever comes after the end finds no row to move. Where
 * another tab has moved it already, this tab's id gets a row of its own, while the session goes on.
 *
 * @param former the row it was read from
 * @param number tells the parts apart from those of another session
 */
export function continueSession(
  { former, number, row }: { readonly row: RecordRow; readonly former: RowKey; readonly number: number },
  allowed: Prisma.Sql,
): Prisma.Sql[] {
  const { account_id, expires_at, id_hash, model, payload, uid } = row;
  const hasNewId = id_hash !== former.id_hash;
  const [moved, alive, added] = ['moved', 'alive', 'added'].map((name) => Prisma.raw(`${name}_${number}`));
  const update = Prisma.sql`${moved} AS (
    UPDATE provider_record SET id_hash = ${id_hash}, payload = ${JSON.stringify(payload)}::jsonb, uid = ${uid},
      account_id = ${account_id}::uuid, expires_at = ${expires_at}::timestamptz
      ${hasNewId ? Prisma.sql`, created_at = now()` : Prisma.empty}
    WHERE id_hash = ${former.id_hash} AND model = ${model} AND ${allowed} RETURNING 1)`;
  if (!hasNewId) return [update];
  const condition = Prisma.sql`${allowed} AND NOT EXISTS (SELECT FROM ${moved})
    AND EXISTS (SELECT FROM ${alive})`;
  return [
    update,
    Prisma.sql`${alive} AS (
      SELECT 1 FROM provider_record WHERE model = ${model} AND uid = ${uid} LIMIT 1 FOR SHARE)`,
    Prisma.sql`${added} AS (${upsertRecords([row], condition)})`,
  ];
}

/** RP-Initiated Logout 1.0 §2: a session ends under every id that it has in one tab or another. */
export function endSessions(uids: readonly string[]): Prisma.Sql {
  return Prisma.sql`DELETE FROM provider_record WHERE model = 'Session' AND uid IN (${Prisma.join(uids)})`;
}

/** A statement does not see what is stored while it runs: an id that a tab has added to the session just then. */
export async function endLateSessions(
  database: AuthorizationServerDatabase,
  uids: readonly string[],
): Promise<void> {
  if (uids.length === 0) return;
  let late: unknown[];
  do late = await send(database, Prisma.sql`${endSessions(uids)} RETURNING 1`);
  while (late.length > 0);
}
