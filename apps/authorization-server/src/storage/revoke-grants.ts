import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import type { Revocation } from './pending-writes.ts';
import { send } from './statements.ts';

/** An interaction knows the grant it began with, and may be about to replace it: it does not end with it. */
const outlivesGrants = 'Interaction';

/** Ends grants, and with them everything that was issued under them. */
export async function revokeGrants(
  database: AuthorizationServerDatabase,
  grantIds: readonly string[],
): Promise<void> {
  if (grantIds.length === 0) return;
  await send(
    database,
    Prisma.sql`WITH ${lockGrants(grantIds)} DELETE FROM provider_record
      WHERE grant_id IN (${Prisma.join(grantIds)}) AND model <> ${outlivesGrants} AND ${grantsAreLocked}`,
  );
}

/**
 * Who ends a grant holds its lock until the end of the statement: two requests that end the same one would otherwise
 * each wait for rows the other one has.
 */
export function lockGrants(grantIds: readonly string[]): Prisma.Sql {
  const ids = [...new Set(grantIds)].toSorted();
  return Prisma.sql`locked AS MATERIALIZED (
    SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(${ids}::text[]) AS id)`;
}

export const grantsAreLocked = Prisma.sql`(SELECT count(*) FROM locked) > 0`;

/** What a request ends, as parts of its one statement. */
export function deleteRevoked(revoked: readonly Revocation[], allowed: Prisma.Sql): Prisma.Sql[] {
  const whole = revoked.filter(({ model }) => model === undefined).map(({ grantId }) => grantId);
  const partial = revoked.filter(({ model }) => model !== undefined);
  const pairs = partial.map(({ grantId, model }) => Prisma.sql`(${grantId}, ${model})`);
  return [
    ...(whole.length > 0
      ? [
          Prisma.sql`DELETE FROM provider_record
            WHERE grant_id IN (${Prisma.join(whole)}) AND model <> ${outlivesGrants}
              AND ${grantsAreLocked} AND ${allowed}`,
        ]
      : []),
    ...(pairs.length > 0
      ? [
          Prisma.sql`DELETE FROM provider_record
            WHERE (grant_id, model) IN (${Prisma.join(pairs)}) AND ${grantsAreLocked} AND ${allowed}`,
        ]
      : []),
  ];
}
