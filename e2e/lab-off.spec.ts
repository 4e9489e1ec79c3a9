import { expect, test } from '@playwright/test';
import pg from 'pg';
import { replicate } from './control.ts';
import { env } from './env.ts';

async function countEvents(): Promise<number> {
  const client = new pg.Client({ connectionString: env.databaseUrls.flow });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS count FROM flow_event');
  await client.end();
  return rows[0].count;
}

test.describe.configure({ mode: 'serial' });

test('with the lab off there is no route and no strip', async () => {
  test.slow();
  const off = { LAB: 'off' };
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
