import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import { consumeRecords } from './consume-once.ts';
import type { AuthorizationRow, PendingWrites, RemovedRow } from './pending-writes.ts';
import { deleteRevoked, grantsAreLocked, lockGrants } from './revoke-grants.ts';
import { continueSession, endLateSessions, endSessions } from './session-rows.ts';
import { inRows, send } from './statements.ts';
import { touchClients } from './touch-clients.ts';
import { upsertRecords } from './upsert-records.ts';

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
  const removed = [...writes.removed.values()];
  const ended = removed.flatMap(({ sessionUid }) => sessionUid ?? []);
  const parts = [
    ...deleteRecords(removed, ended, revoked.length > 0),
    ...deleteRevoked(revoked),
    ...(writes.deauthorized.size > 0 ? [deleteAuthorizations([...writes.deauthorized.values()])] : []),
    ...(writes.authorized.size > 0 ? [upsertAuthorizations([...writes.authorized.values()])] : []),
    ...saveRecords(writes, allowed),
    ...touchClients(writes.saved.values()),
  ];
  const steps = [
    ...(revoked.length > 0 ? [lockGrants(revoked.map(({ grantId }) => grantId))] : []),
    ...continueSessions(writes),
    ...parts.map((part, index) => Prisma.sql`${Prisma.raw(`step_${index}`)} AS (${part})`),
  ];
  if (steps.length === 0 && consumed.length === 0) return true;
  if (consumed.length === 0) {
    await send(database, Prisma.sql`WITH ${Prisma.join(steps)} SELECT 1`);
    await endLateSessions(database, ended);
    return true;
  }
  const all = [Prisma.sql`consumed AS (${consumeRecords(consumed)})`, ...steps];
  const [result] = await send<{ count: number }>(
    database,
    Prisma.sql`
    WITH ${Prisma.join(all)} SELECT count(*)::int AS count FROM consumed`,
  );
  await endLateSessions(database, ended);
  return result?.count === consumed.length;
}

/** Sessions that go on have parts with names of their own. */
function continueSessions({ continued, saved }: PendingWrites): Prisma.Sql[] {
  return [...continued].flatMap(([name, former], number) => {
    const row = saved.get(name);
    return row ? continueSession(row, former, number) : [];
  });
}

function saveRecords({ continued, saved }: PendingWrites, allowed: Prisma.Sql): Prisma.Sql[] {
  const rows = [...saved].flatMap(([name, row]) => (continued.has(name) ? [] : [row]));
  return rows.length > 0 ? [upsertRecords(rows, allowed)] : [];
}

function deleteRecords(rows: readonly RemovedRow[], ended: readonly string[], locked: boolean): Prisma.Sql[] {
  const condition = locked ? Prisma.sql`AND ${grantsAreLocked}` : Prisma.empty;
  const others = rows.filter(({ sessionUid }) => sessionUid === undefined);
  return [
    ...(others.length > 0
      ? [Prisma.sql`DELETE FROM provider_record WHERE ${inRows(others)} ${condition}`]
      : []),
    ...(ended.length > 0 ? [Prisma.sql`${endSessions(ended)} ${condition}`] : []),
  ];
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
