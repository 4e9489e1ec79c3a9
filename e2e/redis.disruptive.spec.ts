import { Redis } from 'ioredis';
import { control, controlRedis, start } from './control.ts';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { unsealTokens } from './unseal.ts';

test.describe.configure({ mode: 'serial' });

let url: string;

test.beforeAll(async () => {
  const where = await controlRedis('where');
  test.skip(where === null, 'this machine has no redis-server');
  url = where ?? '';
  await control('message-writer', 'stop');
  await start('message-writer', { REDIS_URL: url });
});

test.afterAll(async () => {
  if (url === undefined) return;
  await control('message-writer', 'stop');
  await start('message-writer');
});

test('sessions and tokens in Redis: sealed, by hashes, and back after a crash of it', async ({
  page,
  connect,
  context,
}) => {
  test.slow();
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();

  await test.step('no token and no session id in the clear — ASVS 10.1.1', async () => {
    const { connections, everything } = await readRedis();
    const tokens = connections.flatMap(unsealTokens);
    expect(tokens.length).toBeGreaterThanOrEqual(2);
    for (const token of tokens) expect(everything).not.toContain(token);
    const cookie = (await context.cookies()).find(({ name }) => name === 'mw_session');
    expect(everything).not.toContain(cookie?.value ?? 'no cookie');
  });

  await test.step('kill -9 of Redis: whoever was connected still is', async () => {
    await controlRedis('kill');
    await controlRedis('start');
    await expect
      .poll(async () => (await page.request.get(`${env.messageWriterUrl}/readyz`)).status())
      .toBe(200);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible();
  });

  await test.step('while it is away nobody is let in, and nobody is told a lie', async () => {
    await controlRedis('kill');
    await expect
      .poll(async () => (await page.request.get(`${env.messageWriterUrl}/birthdays`)).status())
      .toBe(503);
    const answer = await page.request.get(`${env.messageWriterUrl}/birthdays`);
    expect(answer.headers()['retry-after']).toBe('2');
    expect(await answer.text()).not.toContain('Charles');
    expect((await page.request.get(`${env.messageWriterUrl}/readyz`)).status()).toBe(503);
    expect((await page.request.get(`${env.messageWriterUrl}/healthz`)).status()).toBe(200);
  });

  await test.step('emptied, it sends people to connect once more, cleanly', async () => {
    await controlRedis('empty');
    await expect
      .poll(async () => (await page.request.get(`${env.messageWriterUrl}/readyz`)).status())
      .toBe(200);
    await page.goto(`${env.messageWriterUrl}/birthdays`);
    await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toBeVisible();
  });
});

/** All connections, and every value of every key as text. */
async function readRedis() {
  const redis = new Redis(url);
  try {
    const connections = [];
    const texts: string[] = [];
    for (const key of await redis.keys('*')) {
      const type = await redis.type(key);
      const value =
        type === 'hash' ? await redis.hgetall(key) : type === 'set' ? await redis.smembers(key) : '';
      texts.push(key, JSON.stringify(value));
      if (key.includes(':connection:') && 'sealedTokens' in (value as object)) {
        const { id = '', sealedTokens = '' } = value as Record<string, string>;
        connections.push({ id, sealed_tokens: sealedTokens });
      }
    }
    return { connections, everything: texts.join('\n') };
  } finally {
    redis.disconnect();
  }
}
