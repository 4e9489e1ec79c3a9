import { type ContactSaverDatabase, Prisma } from '@ecosystem/prisma/contact-saver';
import { removeInBatches } from '@ecosystem/prisma/remove-in-batches';

/** Which rows nobody needs any more. The log of accesses is kept for 90 days, what happens at the bank for 30. */
const unneeded = [
  { table: Prisma.raw('access_log_entry'), rows: Prisma.sql`occurred_at < now() - interval '90 days'` },
  { table: Prisma.raw('bank_transaction'), rows: Prisma.sql`booked_at < now() - interval '30 days'` },
  { table: Prisma.raw('pending_sign_in'), rows: Prisma.sql`expires_at < now()` },
  { table: Prisma.raw('web_session'), rows: Prisma.sql`expires_at < now()` },
  { table: Prisma.raw('received_logout'), rows: Prisma.sql`expires_at < now()` },
  { table: Prisma.raw('used_proof'), rows: Prisma.sql`expires_at < now()` },
];

/**
 * Removes what has expired, in small batches. Several replicas may do it at once: each skips the rows that somebody
 * else is removing or using.
 *
 * @returns how many rows are gone
 */
export async function removeExpired(database: ContactSaverDatabase): Promise<number> {
  return removeInBatches(
    unneeded.map(
      ({ rows, table }) =>
        async (most) => database.$executeRaw`
          DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM ${table} WHERE ${rows} LIMIT ${most} FOR UPDATE SKIP LOCKED))`,
    ),
  );
}
