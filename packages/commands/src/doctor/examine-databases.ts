import pg from 'pg';
import type { partiesOf } from '../apps/what-runs.ts';
import type { DatabaseUrls } from '../databases/prepare.ts';
import { type RoleName, databaseNames } from '../databases/roles.ts';

const clockTolerance = 5_000;

/** A role opens its own database and no other. */
export async function examineDatabase(urls: DatabaseUrls, role: RoleName): Promise<string> {
  await withDatabase(urls[role], (client) => client.query('SELECT 1'));
  const foreign = databaseNames.filter(
    (name) => name !== role && !(role === 'flow_writer' && name === 'flow'),
  );
  for (const name of foreign) {
    const url = new URL(urls[role]);
    url.pathname = `/${name}`;
    const opened = await withDatabase(url.href, async () => true).catch(() => false);
    if (opened) throw new Error(`it can also open ${name}`);
  }
  return 'opens its own database and no other';
}

/** All parties and the database live in the same time, to within a few seconds. */
export async function examineClock(
  send: typeof fetch,
  parties: ReturnType<typeof partiesOf>,
  databaseUrl: string,
): Promise<string> {
  const offsets = await Promise.all(
    parties.map(async ({ name, url }) => {
      const response = await send(`${url}/healthz`);
      await response.body?.cancel();
      return [
        name,
        Date.parse(response.headers.get('date') ?? new Date().toUTCString()) - Date.now(),
      ] as const;
    }),
  );
  const database = await withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ now: Date }>('SELECT now()');
    return ['the database', (rows[0]?.now.getTime() ?? 0) - Date.now()] as const;
  });
  const wrong = [...offsets, database].find(([, offset]) => Math.abs(offset) > clockTolerance);
  if (wrong) throw new Error(`${wrong[0]} is ${Math.round(wrong[1] / 1000)} s off`);
  return 'the same everywhere';
}

async function withDatabase<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
