import { Prisma } from '@ecosystem/prisma/authorization-server';
import type { RecordRow } from './record.ts';

/** Inserts rows, or replaces the ones of the same id, where the condition allows it. */
export function upsertRecords(rows: readonly RecordRow[], condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO provider_record
      (model, id_hash, payload, grant_id, uid, session_uid, user_code, account_id, expires_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      model text, id_hash text, payload jsonb, grant_id text, uid text, session_uid text, user_code text,
      account_id uuid, expires_at timestamptz)
    WHERE ${condition}
    ON CONFLICT (id_hash, model) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
      uid = excluded.uid, session_uid = excluded.session_uid, user_code = excluded.user_code,
      account_id = excluded.account_id, expires_at = excluded.expires_at`;
}
