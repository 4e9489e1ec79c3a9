import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { isStorable } from '../storage/record.ts';
import { revokeGrants } from '../storage/revoke-grants.ts';

/** The client whose grant has ended, and the numbers of its sessions that lived on it (`sid` of its ID tokens). */
export interface RevokedApp {
  readonly clientId: string;
  readonly sids: readonly string[];
}

/**
 * Ends one grant of this person and everything issued under it, refresh tokens and opaque access tokens at once (ASVS
 * 10.4.9). Somebody else's grant, or none, changes nothing.
 */
export async function revokeApp(
  database: AuthorizationServerDatabase,
  accountId: string,
  grantId: unknown,
): Promise<RevokedApp | undefined> {
  if (typeof grantId !== 'string' || !isStorable(grantId)) return undefined;
  const [app] = await database.$queryRaw<RevokedApp[]>`
    SELECT payload->>'clientId' AS "clientId", ARRAY(
      SELECT issued.payload->>'sid' FROM provider_record AS issued
        WHERE issued.grant_id = ${grantId} AND issued.payload ? 'sid'
      UNION
      SELECT details->>'sid' FROM session_authorization
        WHERE account_id = ${accountId}::uuid AND details->>'grantId' = ${grantId}) AS sids
    FROM provider_record
    WHERE model = 'Grant' AND grant_id = ${grantId} AND account_id = ${accountId}::uuid`;
  if (!app) return undefined;
  await revokeGrants(database, [grantId]);
  return app;
}
