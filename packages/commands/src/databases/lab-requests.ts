import pg from 'pg';

/**
 * Takes every request that waits: one reset answers all of them.
 *
 * @param url of the `flow` database
 * @returns their numbers; none when they were withdrawn, or belong to a reset that is under way
 */
export async function takeLabRequests(url: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    url,
    'UPDATE "lab_request" SET "begun_at" = now() WHERE "begun_at" IS NULL RETURNING "id"::text AS id',
  );
  return rows.map(({ id }) => id);
}

/** Says that all of it is done, to whoever waits: the requests are gone. */
export async function finishLabRequests(url: string, ids: readonly string[]): Promise<void> {
  const done = 'DELETE FROM "lab_request" WHERE "id" = ANY ($1::bigint[]) OR "failed_at" IS NOT NULL';
  await query(url, done, [ids]);
}

/** Says that it was begun and came to no end. */
export async function failLabRequests(url: string, ids: readonly string[]): Promise<void> {
  await query(url, 'UPDATE "lab_request" SET "failed_at" = now() WHERE "id" = ANY ($1::bigint[])', [ids]);
}

async function query<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
