import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { isStorable } from '../storage/record.ts';
import { revokeGrants } from '../storage/revoke-grants.ts';

/** The client whose grant has ended. */
export interface RevokedApp {
  readonly clientId: string;
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
    SELECT payload->>'clientId' AS "clientId" FROM provider_record
    WHERE model = 'Grant' AND grant_id = ${grantId} AND account_id = ${accountId}::uuid`;
  if (!app) return undefined;
  await revokeGrants(database, [grantId]);
  return app;
}
