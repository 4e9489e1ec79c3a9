import { isMessageWriterDatabaseReady } from '@ecosystem/prisma/message-writer';
import { database } from '../../storage/database.ts';

export const dynamic = 'force-dynamic';

/** The database is reachable and migrated. */
export async function GET(): Promise<Response> {
  const ready = await isMessageWriterDatabaseReady(database());
  return Response.json(
    { status: ready ? 'ok' : 'unavailable' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
