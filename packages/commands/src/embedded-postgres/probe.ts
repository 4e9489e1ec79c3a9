import pg from 'pg';

export type Probe =
  { state: 'ready'; dataDirectory: string } | { state: 'foreign' | 'silent' | 'starting' | 'wrong password' };

/** What answers at a connection URL, if anything does. */
export async function probe(url: string): Promise<Probe> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return { state: 'ready', dataDirectory: rows[0]?.data_directory ?? '' };
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ECONNREFUSED') return { state: 'silent' };
    if (code === '28P01') return { state: 'wrong password' };
    return { state: code === '57P03' ? 'starting' : 'foreign' };
  } finally {
    await client.end().catch(() => undefined);
  }
}
