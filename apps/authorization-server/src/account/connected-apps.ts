import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { splitScope } from '@ecosystem/types/scopes';
import type { Provider } from 'oidc-provider';
import { type Party, needsNoConsent } from '../policy/registered-client.ts';
import type { SignedInPerson } from './signed-in-person.ts';

/** An app a person has let in from one browser, as the account page shows it: one grant, one entry. */
export interface ConnectedApp {
  readonly grantId: string;
  readonly name: string;
  readonly company: string;
  readonly party: Party;
  readonly scopes: readonly string[];
  /** Whether it was let in from the browser that asks, in the session that is still going on there. */
  readonly inThisBrowser: boolean;
  readonly since: Date;
  /** When it last got or renewed a token; absent when everything it held has expired unused. */
  readonly lastUsed: Date | undefined;
  /** When it has to ask again at the latest. */
  readonly until: Date;
}

interface GrantRow {
  readonly grantId: string;
  readonly payload: { clientId: string; openid?: { scope?: string }; resources?: Record<string, string> };
  readonly since: Date;
  readonly lastUsed: Date | null;
  readonly until: Date;
}

/** The grants of a person that are still good, newest first; ContactSaver's own pages are not "connected apps". */
export async function findConnectedApps(
  provider: Provider,
  database: AuthorizationServerDatabase,
  { accountId, session }: SignedInPerson,
): Promise<ConnectedApp[]> {
  const rows = await database.$queryRaw<GrantRow[]>`
    SELECT grant_id AS "grantId", payload, created_at AS since, expires_at AS until,
      (SELECT max(issued.created_at) FROM provider_record AS issued
        WHERE issued.grant_id = grant_record.grant_id
          AND issued.model IN ('AuthorizationCode', 'AccessToken', 'RefreshToken')) AS "lastUsed"
    FROM provider_record AS grant_record
    WHERE model = 'Grant' AND account_id = ${accountId}::uuid AND expires_at > now()
    ORDER BY since DESC`;
  const apps = await Promise.all(rows.map((row) => toApp(provider, row, session)));
  return apps.filter((app) => app !== undefined);
}

async function toApp(
  provider: Provider,
  row: GrantRow,
  session: SignedInPerson['session'],
): Promise<ConnectedApp | undefined> {
  const client = await provider.Client.find(row.payload.clientId);
  if (!client || needsNoConsent(client)) return undefined;
  const granted = [row.payload.openid?.scope, ...Object.values(row.payload.resources ?? {})];
  return {
    grantId: row.grantId,
    name: client.clientName ?? client.clientId,
    company: String(client['company'] ?? client.clientId),
    party: client['party'] as Party,
    scopes: [...new Set(granted.flatMap(splitScope))],
    inThisBrowser: session.grantIdFor(client.clientId) === row.grantId,
    since: row.since,
    lastUsed: row.lastUsed ?? undefined,
    until: row.until,
  };
}
