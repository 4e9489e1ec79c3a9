import { readFileSync, statSync } from 'node:fs';
import pg from 'pg';

/**
 * How many SQL statements one database gets while something is done, counted in PostgreSQL's own log.
 *
 * @param logFile where the server writes its log
 */
export async function countStatements(
  superuserUrl: string,
  logFile: string,
  database: string,
  act: () => Promise<void>,
): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("ALTER SYSTEM SET log_statement = 'all'");
    await client.query("ALTER SYSTEM SET log_line_prefix = '[%d] '");
    await reload(client, 'all');
    const before = statSync(logFile).size;
    await act();
    await client.query('ALTER SYSTEM RESET ALL');
    await reload(client, 'none');
    const written = readFileSync(logFile).subarray(before).toString();
    const lines = written.split('\n').filter((line) => line.startsWith(`[${database}] LOG:`));
    return lines.filter((line) => /LOG: {2}(statement|execute [^:]*):/.test(line)).length;
  } finally {
    await client.end();
  }
}

/** Makes the server read its settings again, and waits until it has. */
async function reload(client: pg.Client, expected: string): Promise<void> {
  await client.query('SELECT pg_reload_conf()');
  for (;;) {
    const { rows } = await client.query<{ log_statement: string }>('SHOW log_statement');
    if (rows[0]?.log_statement === expected) return;
  }
}
