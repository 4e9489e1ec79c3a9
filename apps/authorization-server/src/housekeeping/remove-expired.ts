import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';

/** Rows that one statement removes at most: it is over in milliseconds, and nobody waits for it. */
const batchSize = 500;

/** Batches of one kind in one round: what is left waits for the next one. */
const mostBatches = 100;

/**
 * Rows go a minute after they have expired. The library forgives clocks that differ fifteen seconds, and until then it
 * says of a record that it has expired, not that it is unknown.
 */
const expired = Prisma.sql`now() - interval '1 minute'`;

/** Which rows nobody needs any more. */
const unneeded = [
  { table: Prisma.raw('provider_record'), rows: Prisma.sql`model <> 'Grant' AND expires_at < ${expired}` },
  {
    table: Prisma.raw('provider_record'),
    // Whoever uses a token asks for its grant: while one of them could be alive, the grant stays.
    rows: Prisma.sql`model = 'Grant' AND expires_at < ${expired} AND NOT EXISTS (
      SELECT 1 FROM provider_record AS issued
      WHERE issued.grant_id = candidate.grant_id AND issued.model <> 'Grant'
        AND (issued.expires_at IS NULL OR issued.expires_at >= ${expired}))`,
  },
  { table: Prisma.raw('session_authorization'), rows: Prisma.sql`expires_at < ${expired}` },
  { table: Prisma.raw('sign_in_failure'), rows: Prisma.sql`window_ends_at < ${expired}` },
];

/**
 * Removes what has expired, in small batches. Several replicas may do it at once: each skips the rows that somebody
 * else is removing or using.
 *
 * @returns how many rows are gone
 */
export async function removeExpired(database: AuthorizationServerDatabase): Promise<number> {
  let removed = 0;
  for (const { rows, table } of unneeded) {
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const count = await database.$executeRaw`
        DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM ${table} AS candidate WHERE ${rows} LIMIT ${batchSize} FOR UPDATE SKIP LOCKED))`;
      removed += count;
      if (count < batchSize) break;
    }
  }
  return removed;
}
