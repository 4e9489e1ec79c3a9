import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import { claim } from './consume-once.ts';
import type { AuthorizationRow, PendingWrites, RemovedRow } from './pending-writes.ts';
import { deleteRevoked, grantsAreLocked, lockGrants } from './revoke-grants.ts';
import { continueSession, endLateSessions, endSessions } from './session-rows.ts';
import { inRows, send } from './statements.ts';
import { touchClients } from './touch-clients.ts';
import { upsertRecords } from './upsert-records.ts';

/**
 * Writes a request's changes in one statement: all of them are durable when it returns, or none is. What is consumed is
 * used up, and an interaction answered, by exactly one of any number of simultaneous requests, on any replica; the others
 * change nothing.
 *
 * @returns `false` when something was consumed or answered already: then nothing was stored
 * @throws the driver's error when the database is out of reach
 */
export async function writeRecords(
  database: AuthorizationServerDatabase,
  writes: PendingWrites,
): Promise<boolean> {
  const { allowed, parts: claims } = claim(writes);
  const revoked = [...writes.revoked.values()];
  const removed = [...writes.removed.values()];
  const ended = removed.flatMap(({ sessionUid }) => sessionUid ?? []);
  const mayDelete = revoked.length > 0 ? Prisma.sql`${grantsAreLocked} AND ${allowed}` : allowed;
  const parts = [
    ...deleteRecords(removed, mayDelete),
    ...(ended.length > 0 ? [Prisma.sql`${endSessions(ended)} AND ${mayDelete}`] : []),
    ...deleteRevoked(revoked, allowed),
    ...deleteAuthorizations([...writes.deauthorized.values()], allowed),
    ...upsertAuthorizations([...writes.authorized.values()], allowed),
    ...saveRecords(writes, allowed),
    ...touchClients(writes.saved.values(), allowed),
  ].map((part, index) => Prisma.sql`${Prisma.raw(`step_${index}`)} AS (${part})`);
  const steps = [...parts, ...continueSessions(writes, allowed)];
  if (steps.length === 0 && writes.consumed.size === 0) return true;
  const locked = revoked.length > 0 ? [lockGrants(revoked.map(({ grantId }) => grantId))] : [];
  const [result] = await send<{ stored: boolean }>(
    database,
    Prisma.sql`WITH ${Prisma.join([...claims, ...locked, ...steps])} SELECT ${allowed} AS stored`,
  );
  if (result?.stored !== true) return false;
  await endLateSessions(database, ended);
  return true;
}

/** Sessions that go on have parts with names of their own. */
function continueSessions({ continued, saved }: PendingWrites, allowed: Prisma.Sql): Prisma.Sql[] {
  return [...continued].flatMap(([name, former], number) => {
    const row = saved.get(name);
    return row ? continueSession({ row, former, number }, allowed) : [];
  });
}

function saveRecords({ continued, saved }: PendingWrites, allowed: Prisma.Sql): Prisma.Sql[] {
  const rows = [...saved].flatMap(([name, row]) => (continued.has(name) ? [] : [row]));
  return rows.length > 0 ? [upsertRecords(rows, allowed)] : [];
}

function deleteRecords(rows: readonly RemovedRow[], allowed: Prisma.Sql): Prisma.Sql[] {
  const others = rows.filter(({ sessionUid }) => sessionUid === undefined);
  if (others.length === 0) return [];
  return [Prisma.sql`DELETE FROM provider_record WHERE ${inRows(others)} AND ${allowed}`];
}

function upsertAuthorizations(rows: readonly AuthorizationRow[], allowed: Prisma.Sql): Prisma.Sql[] {
  if (rows.length === 0) return [];
  return [
    Prisma.sql`
    INSERT INTO session_authorization (session_uid, client_id, account_id, details, expires_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      session_uid text, client_id text, account_id uuid, details jsonb, expires_at timestamptz)
    WHERE ${allowed}
    ON CONFLICT (session_uid, client_id) DO UPDATE SET account_id = excluded.account_id,
      details = excluded.details, expires_at = excluded.expires_at`,
  ];
}

function deleteAuthorizations(
  rows: readonly Pick<AuthorizationRow, 'session_uid' | 'client_id'>[],
  allowed: Prisma.Sql,
): Prisma.Sql[] {
  if (rows.length === 0) return [];
  const keys = rows.map(({ session_uid, client_id }) => Prisma.sql`(${session_uid}, ${client_id})`);
  return [
    Prisma.sql`
    DELETE FROM session_authorization WHERE (session_uid, client_id) IN (${Prisma.join(keys)}) AND ${allowed}`,
  ];
}
