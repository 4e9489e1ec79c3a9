import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import type { RecordRow } from './record.ts';

/** Everything one request changed, by key. */
export interface PendingWrites {
  readonly saved: Map<string, RecordRow>;
  readonly removed: Map<string, Pick<RecordRow, 'model' | 'id_hash'>>;
  readonly authorized: Map<
    string,
    { session_uid: string; client_id: string; details: object; expires_at: string }
  >;
  readonly deauthorized: Map<string, { session_uid: string; client_id: string }>;
  readonly revokedGrants: Set<string>;
}

/**
 * Writes a request's changes in one statement: all of them are durable when it returns, or none is. A model that must
 * be new (ReplayDetection) fails on its second insert instead of overwriting the first.
 *
 * @throws {Prisma.PrismaClientKnownRequestError} when the database is out of reach or a replayed value is already there
 */
export async function writeRecords(
  database: AuthorizationServerDatabase,
  { saved, removed, authorized, deauthorized, revokedGrants }: PendingWrites,
): Promise<void> {
  const parts: Prisma.Sql[] = [];
  if (removed.size > 0) parts.push(deleteRecords([...removed.values()]));
  if (revokedGrants.size > 0) parts.push(deleteGrants([...revokedGrants]));
  if (deauthorized.size > 0) parts.push(deleteAuthorizations([...deauthorized.values()]));
  if (authorized.size > 0) parts.push(upsertAuthorizations([...authorized.values()]));
  const rows = [...saved.values()];
  const fresh = rows.filter(({ model }) => model === 'ReplayDetection');
  const others = rows.filter(({ model }) => model !== 'ReplayDetection');
  if (fresh.length > 0) parts.push(insertRecords(fresh));
  if (others.length > 0) parts.push(Prisma.sql`${insertRecords(others)} ${onConflictReplace}`);
  if (parts.length === 0) return;
  const steps = parts.map((part, index) => Prisma.sql`${Prisma.raw(`step_${index}`)} AS (${part})`);
  await database.$executeRaw`WITH ${Prisma.join(steps, ', ')} SELECT 1`;
}

function insertRecords(rows: readonly RecordRow[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO provider_record
      (model, id_hash, payload, grant_id, uid, session_uid, user_code, account_id, expires_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      model text, id_hash text, payload jsonb, grant_id text, uid text, session_uid text, user_code text,
      account_id uuid, expires_at timestamptz)`;
}

const onConflictReplace = Prisma.sql`
  ON CONFLICT (model, id_hash) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
    uid = excluded.uid, session_uid = excluded.session_uid, user_code = excluded.user_code,
    account_id = excluded.account_id, expires_at = excluded.expires_at`;

function deleteRecords(rows: readonly object[]): Prisma.Sql {
  return Prisma.sql`
    DELETE FROM provider_record USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS gone(
      model text, id_hash text)
    WHERE provider_record.model = gone.model AND provider_record.id_hash = gone.id_hash`;
}

function deleteGrants(grantIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`DELETE FROM provider_record WHERE grant_id IN (${Prisma.join(grantIds)})`;
}

function upsertAuthorizations(rows: readonly object[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO session_authorization (session_uid, client_id, details, expires_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      session_uid text, client_id text, details jsonb, expires_at timestamptz)
    ON CONFLICT (session_uid, client_id) DO UPDATE
      SET details = excluded.details, expires_at = excluded.expires_at`;
}

function deleteAuthorizations(rows: readonly object[]): Prisma.Sql {
  return Prisma.sql`
    DELETE FROM session_authorization USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS gone(
      session_uid text, client_id text)
    WHERE session_authorization.session_uid = gone.session_uid
      AND session_authorization.client_id = gone.client_id`;
}
