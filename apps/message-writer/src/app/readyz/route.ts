import { isStorageReady } from '../../storage/storage-health.ts';

export const dynamic = 'force-dynamic';

/** Our database is reachable and migrated, and so is what keeps the sessions. */
export async function GET(): Promise<Response> {
  const ready = await isStorageReady();
  return Response.json(
    { status: ready ? 'ok' : 'unavailable' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
