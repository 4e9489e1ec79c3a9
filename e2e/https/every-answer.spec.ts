import { createServerFetch } from '@ecosystem/transport/server-fetch';
import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { parties } from './seen-exchanges.ts';

const routes = parties.map(({ origin }) => ({ origin, connectTo: `localhost:${new URL(origin).port}` }));
const send = createServerFetch({ routes, timeout: 15_000 });

const paths = [
  '/',
  '/nowhere',
  '/healthz',
  '/styles.css',
  '/account',
  '/birthdays',
  '/oauth/callback?state=x',
  '/auth?client_id=x',
  '/jwks',
  '/docs',
  '/inspector',
];

for (const { origin } of parties) {
  test(`every answer of ${new URL(origin).hostname} carries HSTS, errors included — ASVS 3.4.1`, async () => {
    for (const path of paths) {
      const answer = await send(origin + path);
      await answer.body?.cancel();
      expect([path, answer.headers.get('strict-transport-security')]).toEqual([path, 'max-age=31536000']);
    }
  });

  test(`${new URL(origin).hostname} believes no header about proxies — RFC 9700 §4.13`, async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-prefix': '/evil',
      forwarded: 'host=evil.example;proto=http',
    };
    for (const path of paths) {
      const answer = await send(origin + path, { headers });
      const said = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
      expect(said).not.toContain('evil');
      expect(said).not.toContain(origin.replace('https:', 'http:'));
    }
  });
}

test('every endpoint in the metadata is https, under the issuer — RFC 8414 §2', async () => {
  const answer = await send(`${env.authorizationServerUrl}/.well-known/openid-configuration`);
  const metadata = (await answer.json()) as Record<string, unknown>;
  const urls = Object.values(metadata).filter((value) => typeof value === 'string' && value.includes('//'));
  expect(urls.length).toBeGreaterThan(5);
  for (const url of urls) expect(url).toMatch(new RegExp(`^${env.authorizationServerUrl}(/|$)`));
});
