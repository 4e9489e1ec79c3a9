import { isMessageWriterDatabaseReady } from '@ecosystem/prisma/message-writer';
import { services } from '../../services.ts';
import { database } from '../../storage/database.ts';

export const dynamic = 'force-dynamic';

/** The database is reachable and migrated, and so is what keeps the sessions. */
export async function GET(): Promise<Response> {
  const checks = [isMessageWriterDatabaseReady(database()), services().sessions.ready()];
  const ready = (await Promise.all(checks)).every(Boolean);
  return Response.json(
    { status: ready ? 'ok' : 'unavailable' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
