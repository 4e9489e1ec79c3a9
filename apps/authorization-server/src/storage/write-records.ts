import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import { consumeRecords } from './consume-once.ts';
import type { AuthorizationRow, PendingWrites, RowKey } from './pending-writes.ts';
import type { RecordRow } from './record.ts';
import { deleteRevoked, grantsAreLocked, lockGrants } from './revoke-grants.ts';
import { inRows, send } from './statements.ts';
import { touchClients } from './touch-clients.ts';

/**
 * Writes a request's changes in one statement: all of them are durable when it returns, or none is. What is consumed is
 * used up by exactly one of any number of simultaneous requests, on any replica; only that one stores what it issued.
 *
 * @returns `false` when something was consumed already: then nothing was stored
 * @throws the driver's error when the database is out of reach
 */
export async function writeRecords(
  database: AuthorizationServerDatabase,
  writes: PendingWrites,
): Promise<boolean> {
  const consumed = [...writes.consumed.values()];
  // Without a condition PostgreSQL need not look at the other parts.
  const allowed =
    consumed.length === 0
      ? Prisma.empty
      : Prisma.sql`WHERE (SELECT count(*) FROM consumed) = ${consumed.length}`;
  const revoked = [...writes.revoked.values()];
  const parts = [
    ...(writes.removed.size > 0 ? [deleteRecords([...writes.removed.values()], revoked.length > 0)] : []),
    ...deleteRevoked(revoked),
    ...(writes.deauthorized.size > 0 ? [deleteAuthorizations([...writes.deauthorized.values()])] : []),
    ...(writes.authorized.size > 0 ? [upsertAuthorizations([...writes.authorized.values()])] : []),
    ...saveRecords(writes, allowed),
    ...touchClients(writes.saved.values()),
  ];
  if (parts.length === 0 && consumed.length === 0) return true;
  const steps = [
    ...(revoked.length > 0 ? [lockGrants(revoked.map(({ grantId }) => grantId))] : []),
    ...parts.map((part, index) => Prisma.sql`${Prisma.raw(`step_${index}`)} AS (${part})`),
  ];
  if (consumed.length === 0) {
    await send(database, Prisma.sql`WITH ${Prisma.join(steps)} SELECT 1`);
    return true;
  }
  const all = [Prisma.sql`consumed AS (${consumeRecords(consumed)})`, ...steps];
  const [result] = await send<{ count: number }>(
    database,
    Prisma.sql`
    WITH ${Prisma.join(all)} SELECT count(*)::int AS count FROM consumed`,
  );
  return result?.count === consumed.length;
}

function saveRecords({ saved, existing }: PendingWrites, allowed: Prisma.Sql): Prisma.Sql[] {
  const rows = [...saved].map(([name, row]) => ({ row, exists: existing.has(name) }));
  const known = rows.filter(({ exists }) => exists).map(({ row }) => updateRecord(row));
  const others = rows.filter(({ exists }) => !exists).map(({ row }) => row);
  return [...known, ...(others.length > 0 ? [upsertRecords(others, allowed)] : [])];
}

function upsertRecords(rows: readonly RecordRow[], allowed: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO provider_record
      (model, id_hash, payload, grant_id, uid, session_uid, user_code, account_id, expires_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      model text, id_hash text, payload jsonb, grant_id text, uid text, session_uid text, user_code text,
      account_id uuid, expires_at timestamptz) ${allowed}
    ON CONFLICT (id_hash, model) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
      uid = excluded.uid, session_uid = excluded.session_uid, user_code = excluded.user_code,
      account_id = excluded.account_id, expires_at = excluded.expires_at`;
}

function updateRecord({ model, id_hash, payload, uid, account_id, expires_at }: RecordRow): Prisma.Sql {
  return Prisma.sql`
    UPDATE provider_record SET payload = ${JSON.stringify(payload)}::jsonb, uid = ${uid},
      account_id = ${account_id}::uuid, expires_at = ${expires_at}::timestamptz
    WHERE id_hash = ${id_hash} AND model = ${model}`;
}

function deleteRecords(keys: readonly RowKey[], locked: boolean): Prisma.Sql {
  const condition = locked ? Prisma.sql`AND ${grantsAreLocked}` : Prisma.empty;
  return Prisma.sql`DELETE FROM provider_record WHERE ${inRows(keys)} ${condition}`;
}

function upsertAuthorizations(rows: readonly AuthorizationRow[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO session_authorization (session_uid, client_id, account_id, details, expires_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      session_uid text, client_id text, account_id uuid, details jsonb, expires_at timestamptz)
    ON CONFLICT (session_uid, client_id) DO UPDATE SET account_id = excluded.account_id,
      details = excluded.details, expires_at = excluded.expires_at`;
}

function deleteAuthorizations(
  rows: readonly Pick<AuthorizationRow, 'session_uid' | 'client_id'>[],
): Prisma.Sql {
  const keys = rows.map(({ session_uid, client_id }) => Prisma.sql`(${session_uid}, ${client_id})`);
  return Prisma.sql`DELETE FROM session_authorization WHERE (session_uid, client_id) IN (${Prisma.join(keys)})`;
}
