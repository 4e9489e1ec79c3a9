import pg from 'pg';
import { decide, expect, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';
import { unsealTokens } from './unseal.ts';

/** What a token, verifier or key looks like: a JWT, or the names secrets travel under. */
const telltales = [
  /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/,
  /access_token/,
  /refresh_token/,
  /id_token/,
  /code_verifier/,
  /client_secret/,
];

test('the browser never holds a token — RFC 10017 §6.1', async ({ page, person, context }) => {
  const received: { url: string; text: string }[] = [];
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const headers = JSON.stringify(await response.allHeaders().catch(() => ({})));
    received.push({ url: response.url(), text: `${headers}\n${body.toString('latin1')}` });
  });
  await startConnecting(page);
  await signIn(page, person);
  await decide(page);
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await page.getByRole('link', { name: 'Birthdays' }).click();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await page.waitForLoadState();

  const { connections, everything } = await readDatabase();
  const tokens = connections.flatMap(unsealTokens);
  expect(tokens.length).toBeGreaterThanOrEqual(2);

  await test.step('in no response of any party', () => {
    expect(received.length).toBeGreaterThan(8);
    const hasBeenRead = ({ text, url }: { text: string; url: string }) =>
      url.endsWith('/birthdays') && text.includes('Charles');
    expect(received.some(hasBeenRead)).toBe(true);
    const scripts = /\/_next\/static\//;
    for (const { url, text } of received.filter((response) => !scripts.test(response.url))) {
      for (const telltale of telltales) expect(telltale.test(text), `${url} has ${telltale}`).toBe(false);
      for (const token of tokens) expect(text.includes(token), `${url} has a token`).toBe(false);
    }
  });

  await test.step('in no storage and no cookie', async () => {
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(stored).toBe('[{},{}]');
    const cookies = await context.cookies();
    const known = ['as_interaction', 'as_resume', 'as_session', 'mw_session'];
    const names = cookies.map(({ name }) => name.replace(/\.sig$/, ''));
    expect(known).toEqual(expect.arrayContaining(names));
    for (const { name, value, httpOnly, sameSite } of cookies) {
      expect(value.length, name).toBeLessThan(64);
      expect(httpOnly, name).toBe(true);
      expect(sameSite, name).toBe('Lax');
    }
  });

  await test.step('and MessageWriter’s database holds tokens only sealed, sessions only as hashes', async () => {
    for (const token of tokens) expect(everything.includes(token), 'a token in the clear').toBe(false);
    const cookie = (await context.cookies()).find(({ name }) => name === 'mw_session');
    expect(cookie).toBeDefined();
    expect(everything.includes(cookie?.value ?? ''), 'a session id in the clear').toBe(false);
  });
});

/** All connections, and every row of every table as text. */
async function readDatabase() {
  const client = new pg.Client({ connectionString: env.databaseUrls.message_writer });
  await client.connect();
  try {
    const { rows: connections } = await client.query('SELECT id, sealed_tokens FROM connection');
    const tables = await client.query(
      "SELECT string_agg(query_to_xml(format('SELECT * FROM %I', tablename), true, true, '')::text, '') AS text " +
        "FROM pg_tables WHERE schemaname = 'public'",
    );
    return { connections, everything: String(tables.rows[0].text) };
  } finally {
    await client.end();
  }
}

test('the session gets a new id when it is connected — ASVS 7.2.4', async ({ page, connect, context }) => {
  await page.goto(env.messageWriterUrl);
  const before = (await context.cookies()).find(({ name }) => name === 'mw_session');
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const after = (await context.cookies()).find(({ name }) => name === 'mw_session');
  expect(after?.value).not.toBe(before?.value);
});
