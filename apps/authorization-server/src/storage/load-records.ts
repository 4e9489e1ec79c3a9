import {
  type AccountModel,
  type AuthorizationServerDatabase,
  Prisma,
} from '@ecosystem/prisma/authorization-server';
import type { AdapterPayload } from 'oidc-provider';
import type { Authorizations } from './record.ts';

export interface LoadedRecord {
  readonly model: string;
  readonly idHash: string;
  readonly payload: AdapterPayload;
  readonly grantId: string | null;
  readonly consumedAt: Date | null;
  /** Only of a session: the clients it has signed in to. */
  readonly authorizations: Authorizations | null;
  readonly account: AccountModel | null;
}

/**
 * Reads the records asked for and, in the same statement, what the library asks for next in every flow: the grant and
 * the session a record belongs to, and the account. One round trip instead of four. A record may come twice.
 */
export async function loadRecords(
  database: AuthorizationServerDatabase,
  keys: readonly { model: string; idHash: string }[],
): Promise<LoadedRecord[]> {
  return database.$send<LoadedRecord>(Prisma.sql`
    WITH asked AS (
      SELECT * FROM provider_record
      WHERE (id_hash, model) IN (${Prisma.join(keys.map(({ model, idHash }) => Prisma.sql`(${idHash}, ${model})`))})
    ), linked AS (
      SELECT * FROM asked
      UNION ALL
      SELECT grant_record.* FROM provider_record AS grant_record
        JOIN asked ON asked.grant_id = grant_record.grant_id WHERE grant_record.model = 'Grant'
      UNION ALL
      SELECT session.* FROM provider_record AS session
        JOIN asked ON asked.session_uid = session.uid WHERE session.model = 'Session'
    )
    SELECT linked.model, linked.id_hash AS "idHash", linked.payload, linked.grant_id AS "grantId",
      linked.consumed_at AS "consumedAt",
      (SELECT jsonb_object_agg(client_id, details) FROM session_authorization
        WHERE linked.model = 'Session' AND session_uid = linked.uid
          AND account_id IS NOT DISTINCT FROM linked.account_id) AS authorizations,
      (SELECT jsonb_build_object('id', id, 'email', email, 'name', name, 'zoneinfo', zoneinfo,
        'disabledAt', disabled_at) FROM account WHERE id = linked.account_id) AS account
    FROM linked ORDER BY linked.created_at`);
}

/** The newest session with this `uid`, which stays the same while the session's id, the cookie, changes. */
export async function loadSessionByUid(
  database: AuthorizationServerDatabase,
  uid: string,
): Promise<LoadedRecord | undefined> {
  const [session] = await database.$send<LoadedRecord>(Prisma.sql`
    SELECT model, id_hash AS "idHash", payload, grant_id AS "grantId", consumed_at AS "consumedAt",
      (SELECT jsonb_object_agg(client_id, details) FROM session_authorization
        WHERE session_uid = ${uid}
          AND account_id IS NOT DISTINCT FROM provider_record.account_id) AS authorizations,
      NULL AS account
    FROM provider_record WHERE model = 'Session' AND uid = ${uid} ORDER BY created_at DESC LIMIT 1`);
  return session;
}
