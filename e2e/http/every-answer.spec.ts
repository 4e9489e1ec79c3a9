import { request as rawRequest } from 'node:http';
import { expect, test } from '@playwright/test';
import { env } from '../env.ts';

/** A request whose Host header does not fit its address. */
async function withHost(url: string, host: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest(url, { headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}

const addresses = [
  env.authorizationServerUrl,
  `${env.authorizationServerUrl}/.well-known/openid-configuration`,
  env.contactSaverUrl,
  `${env.contactSaverUrl}/birthdays`,
  env.messageWriterUrl,
  `${env.messageWriterUrl}/birthdays`,
];

for (const address of addresses) {
  test(`${new URL(address).pathname} of ${new URL(address).port} refuses a foreign Host, and X-Forwarded-Host changes nothing`, async ({
    request,
  }) => {
    const { status, body } = await withHost(address, 'evil.example');
    expect(status).toBe(421);
    expect(body).not.toContain('evil.example');
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    };
    const answer = await request.get(address, { headers, maxRedirects: 0 });
    expect(await answer.text()).not.toContain('evil.example');
    expect(JSON.stringify(answer.headers())).not.toContain('evil.example');
  });
}

test('every answer carries the security headers, errors included', async ({ request }) => {
  for (const origin of [env.authorizationServerUrl, env.contactSaverUrl, env.messageWriterUrl]) {
    for (const path of [
      '/',
      '/nowhere',
      '/account',
      '/birthdays',
      '/oauth/callback?state=x',
      '/auth?client_id=x',
      '/inspector',
      '/inspector/api/flows',
      '/inspector/api/flows/0',
    ]) {
      const headers = (await request.get(origin + path, { maxRedirects: 0 })).headers();
      expect(headers['x-content-type-options'], origin + path).toBe('nosniff');
      expect(headers['content-security-policy'], origin + path).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy'], origin + path).not.toContain('unsafe');
      expect(headers['referrer-policy'], origin + path).toBeTruthy();
      expect(headers['x-powered-by'], origin + path).toBeUndefined();
    }
  }
});

test('no page loads anything from another host', async ({ request }) => {
  for (const address of [
    env.messageWriterUrl,
    `${env.authorizationServerUrl}/account`,
    env.contactSaverUrl,
  ]) {
    const html = await (await request.get(address)).text();
    const loaded = [...html.matchAll(/<(?:script|link|img|iframe)[^>]+(?:src|href)="(https?:[^"]+)"/g)];
    expect(loaded.map(([, url]) => url)).toEqual([]);
  }
});

test('writes of MessageWriter are refused without our token, or from elsewhere — ASVS 3.5.1', async ({
  request,
}) => {
  const page = await (await request.get(env.messageWriterUrl)).text();
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(page) ?? [];
  expect(csrf).not.toBe('');
  for (const path of [
    '/oauth/connect',
    '/oauth/disconnect',
    '/messages/save',
    '/messages/move',
    '/contacts/add',
  ]) {
    const post = (headers: Record<string, string>, data: string) =>
      request.post(env.messageWriterUrl + path, { headers, data, maxRedirects: 0 });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(
      (await post({ ...form, origin: env.messageWriterUrl }, '')).status(),
      `${path} without token`,
    ).toBe(403);
    for (const origin of ['https://evil.example', 'null', env.contactSaverUrl]) {
      expect((await post({ ...form, origin }, `csrf=${csrf}`)).status(), `${path} from ${origin}`).toBe(403);
    }
    const text = await post({ 'content-type': 'text/plain', origin: env.messageWriterUrl }, `csrf=${csrf}`);
    expect(text.status(), `${path} as text/plain`).toBe(415);
    expect(
      (await request.get(env.messageWriterUrl + path, { maxRedirects: 0 })).status(),
      `GET ${path}`,
    ).toBe(405);
  }
});

test('no CORS for strangers', async ({ request }) => {
  for (const address of [
    `${env.messageWriterUrl}/birthdays`,
    `${env.contactSaverUrl}/contacts`,
    `${env.authorizationServerUrl}/token`,
  ]) {
    for (const origin of ['https://evil.example', 'null']) {
      const answer = await request.fetch(address, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      expect(answer.headers()['access-control-allow-credentials'], address).toBeUndefined();
      if (!address.endsWith('/token'))
        expect(answer.headers()['access-control-allow-origin'], address).toBeUndefined();
    }
  }
});
