import pg from 'pg';
import { decide, expect, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';

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

  await test.step('in no response of any party', () => {
    expect(received.length).toBeGreaterThan(8);
    const scripts = /\/_next\/static\//;
    for (const { url, text } of received.filter((response) => !scripts.test(response.url))) {
      for (const telltale of telltales) expect(text, `${url} matches ${telltale}`).not.toMatch(telltale);
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

  await test.step('and MessageWriter’s database holds them only sealed', async () => {
    const client = new pg.Client({ connectionString: env.databaseUrls.message_writer });
    await client.connect();
    const { rows } = await client.query('SELECT * FROM connection');
    const sessions = await client.query('SELECT id_hash FROM session');
    await client.end();
    for (const telltale of telltales) expect(JSON.stringify(rows)).not.toMatch(telltale);
    const cookie = (await context.cookies()).find(({ name }) => name === 'mw_session');
    expect(JSON.stringify(sessions.rows)).not.toContain(cookie?.value);
  });
});

test('the session gets a new id when it is connected — ASVS 7.2.4', async ({ page, connect, context }) => {
  await page.goto(env.messageWriterUrl);
  const before = (await context.cookies()).find(({ name }) => name === 'mw_session');
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const after = (await context.cookies()).find(({ name }) => name === 'mw_session');
  expect(after?.value).not.toBe(before?.value);
});
