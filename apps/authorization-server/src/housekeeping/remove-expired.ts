import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import { removeInBatches } from '@ecosystem/prisma/remove-in-batches';

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
  {
    table: Prisma.raw('provider_record'),
    // A client that registered itself goes when nobody has used it for a week; who was born here is not in this table.
    rows: Prisma.sql`model = 'Client' AND coalesce(last_used_at, created_at) < now() - interval '7 days' AND NOT EXISTS (
      SELECT 1 FROM provider_record AS granted
      WHERE granted.model = 'Grant' AND granted.payload->>'clientId' = candidate.payload->>'client_id')`,
  },
  { table: Prisma.raw('session_authorization'), rows: Prisma.sql`expires_at < ${expired}` },
  { table: Prisma.raw('sign_in_failure'), rows: Prisma.sql`window_ends_at < ${expired}` },
  { table: Prisma.raw('counted_attempt'), rows: Prisma.sql`window_ends_at < ${expired}` },
  { table: Prisma.raw('device_poll'), rows: Prisma.sql`polled_at < now() - interval '1 hour'` },
];

/**
 * Removes what has expired, in small batches. Several replicas may do it at once: each skips the rows that somebody
 * else is removing or using.
 *
 * @returns how many rows are gone
 */
export async function removeExpired(database: AuthorizationServerDatabase): Promise<number> {
  return removeInBatches(
    unneeded.map(
      ({ rows, table }) =>
        async (most) => database.$executeRaw`
          DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM ${table} AS candidate WHERE ${rows} LIMIT ${most} FOR UPDATE SKIP LOCKED))`,
    ),
  );
}
