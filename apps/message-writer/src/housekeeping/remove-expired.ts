import 'server-only';
import { type MessageWriterDatabase, Prisma } from '@ecosystem/prisma/message-writer';

/** Rows of one statement: small, so that nobody who writes has to wait for it. */
const batch = 500;

/** What may go, by table. */
const expired = {
  session: Prisma.sql`expires_at < now()`,
  connection: Prisma.sql`expires_at < now()`,
  pending_authorization: Prisma.sql`expires_at < now()`,
  accepted_once: Prisma.sql`expires_at < now()`,
  job_run: Prisma.sql`finished_at < now() - interval '30 days'`,
} as const;

/**
 * Removes what has expired, in small batches, until nothing is left. Replicas that do it at the same time take different
 * rows; what Redis keeps expires there by itself.
 *
 * @returns how many rows went
 */
export async function removeExpired(database: MessageWriterDatabase): Promise<number> {
  let removed = 0;
  for (const [table, condition] of Object.entries(expired)) {
    const name = Prisma.raw(table);
    for (let count: number = batch; count === batch; removed += count) {
      count = await database.$executeRaw`
        DELETE FROM ${name} WHERE ctid IN (
          SELECT ctid FROM ${name} WHERE ${condition} LIMIT ${batch} FOR UPDATE SKIP LOCKED
        )`;
    }
  }
  return removed;
}
