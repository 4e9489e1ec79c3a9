import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { splitScope } from '@ecosystem/types/scopes';
import type { Provider } from 'oidc-provider';
import { type Party, needsNoConsent } from '../policy/clients.ts';

/** An app a person has let in, as the account page shows it. */
export interface ConnectedApp {
  readonly grantId: string;
  readonly name: string;
  readonly company: string;
  readonly party: Party;
  readonly scopes: readonly string[];
  readonly since: Date;
  readonly lastUsed: Date;
}

interface GrantRow {
  readonly grantId: string;
  readonly payload: { clientId: string; openid?: { scope?: string }; resources?: Record<string, string> };
  readonly since: Date;
  readonly lastUsed: Date;
}

/** The grants of a person that are still good, newest first; ContactSaver's own pages are not "connected apps". */
export async function findConnectedApps(
  provider: Provider,
  database: AuthorizationServerDatabase,
  accountId: string,
): Promise<ConnectedApp[]> {
  const rows = await database.$queryRaw<GrantRow[]>`
    SELECT grant_record.grant_id AS "grantId", grant_record.payload, grant_record.created_at AS since,
      max(issued.created_at) AS "lastUsed"
    FROM provider_record AS grant_record
    JOIN provider_record AS issued ON issued.grant_id = grant_record.grant_id
    WHERE grant_record.model = 'Grant' AND grant_record.account_id = ${accountId}::uuid
      AND grant_record.expires_at > now()
    GROUP BY grant_record.model, grant_record.id_hash
    ORDER BY since DESC`;
  const apps = await Promise.all(rows.map((row) => toApp(provider, row)));
  return apps.filter((app) => app !== undefined);
}

/** Ends one grant of this person and everything issued under it; another person's grant id changes nothing. */
export async function revokeGrant(
  database: AuthorizationServerDatabase,
  accountId: string,
  grantId: string,
): Promise<void> {
  await database.providerRecord.deleteMany({ where: { grantId, accountId } });
}

async function toApp(provider: Provider, row: GrantRow): Promise<ConnectedApp | undefined> {
  const client = await provider.Client.find(row.payload.clientId);
  if (!client || needsNoConsent(client)) return undefined;
  const granted = [row.payload.openid?.scope, ...Object.values(row.payload.resources ?? {})];
  return {
    grantId: row.grantId,
    name: client.clientName ?? client.clientId,
    company: String(client['company'] ?? client.clientId),
    party: client['party'] as Party,
    scopes: [...new Set(granted.flatMap(splitScope))],
    since: row.since,
    lastUsed: row.lastUsed,
  };
}
