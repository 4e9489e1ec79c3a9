import { expect, test } from '@playwright/test';
import pg from 'pg';
import { replicate, stopReplicas } from './control.ts';
import { env } from './env.ts';

test.afterAll(stopReplicas);

async function countEvents(): Promise<number> {
  const client = new pg.Client({ connectionString: env.databaseUrls.flow });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS count FROM flow_event');
  await client.end();
  return rows[0].count;
}

/** What records nothing is not listened to: another test compares what was heard with what was recorded. */
const untapped = { AUTHORIZATION_SERVER_CONNECT_TO: '', CONTACT_SAVER_CONNECT_TO: '' };

test.describe.configure({ mode: 'serial' });

test('with the lab off there is no route and no strip', async () => {
  test.slow();
  const off = { LAB: 'off', ...untapped };
  const writer = await replicate('message-writer', off);
  const server = await replicate('authorization-server', off);

  for (const path of ['', '/run', '/api/flows', '/api/stream', '/guide', '/now']) {
    const answer = await writer(`${env.messageWriterUrl}/inspector${path}`);
    expect(answer.status, path).toBe(404);
  }
  const home = await (await writer(env.messageWriterUrl)).text();
  expect(home).not.toMatch(/inspector|Step mode|guided run/i);
  const metadata = await server(`${env.authorizationServerUrl}/.well-known/openid-configuration`);
  expect(metadata.status).toBe(200);
});

test('with the lab off no script of another origin reads anything, and its clients do not exist', async () => {
  test.slow();
  const off = { LAB: 'off', ...untapped };
  const api = await replicate('contact-saver', off);
  const server = await replicate('authorization-server', off);
  for (const origin of [env.messageWriterBrowserUrl, env.xssExhibitUrl]) {
    const preflight = await api(`${env.contactSaverUrl}/birthdays`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
    expect(preflight.headers.get('access-control-allow-origin'), origin).toBeNull();
  }
  for (const [client, redirectUri] of [
    ['message-writer-browser', `${env.messageWriterBrowserUrl}/callback`],
    ['xss-exhibit-browser', `${env.xssExhibitUrl}/in-browser/callback`],
    ['xss-exhibit-server', `${env.xssExhibitUrl}/on-server/callback`],
  ] as const) {
    const query = new URLSearchParams({
      client_id: client,
      redirect_uri: redirectUri,
      response_type: 'code',
    });
    const answer = await server(`${env.authorizationServerUrl}/auth?${query}`);
    expect(answer.status, client).toBe(400);
    expect(await answer.text(), client).toContain('invalid_client');
  }
});

test('what such apps do leaves nothing in the recorder’s database', async () => {
  const server = await replicate('authorization-server', { LAB: 'off' });
  const time = Date.now().toString(36);
  await server(`${env.authorizationServerUrl}/off-${time}`);
  await fetch(`${env.authorizationServerUrl}/on-${time}`);
  await expect.poll(async () => find(`/on-${time}`)).toBe(1);
  expect(await find(`/off-${time}`)).toBe(0);
  expect(await countEvents()).toBeGreaterThan(0);
});

async function find(text: string): Promise<number> {
  const client = new pg.Client({ connectionString: env.databaseUrls.flow });
  await client.connect();
  const { rows } = await client.query(
    "SELECT count(*)::int AS count FROM flow_event WHERE event->'request'->>'url' LIKE $1",
    [`%${text}%`],
  );
  await client.end();
  return rows[0].count;
}
