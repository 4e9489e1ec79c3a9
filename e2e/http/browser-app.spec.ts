import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { createPkce } from './protocol.ts';

const own = env.messageWriterBrowserUrl;
const strangers = ['https://evil.example', 'null', env.messageWriterUrl, `${own}.evil.example`, `${own}/`];
const birthdays = `${env.contactSaverUrl}/birthdays`;
const clientId = 'message-writer-browser';

test('the token endpoint lets scripts of this client’s origin read its answer, and nobody else — RFC 10017 §6.3.3.4', async ({
  request,
}) => {
  const post = (origin: string, client: string) =>
    request.post(`${env.authorizationServerUrl}/token`, {
      headers: { origin },
      form: {
        grant_type: 'authorization_code',
        client_id: client,
        code: 'unknown',
        redirect_uri: `${own}/callback`,
        code_verifier: createPkce().verifier,
      },
    });
  const answer = await post(own, clientId);
  expect(answer.status()).toBe(400);
  expect(answer.headers()['access-control-allow-origin']).toBe(own);
  expect(answer.headers()['access-control-allow-credentials']).toBeUndefined();
  for (const origin of [...strangers, env.xssExhibitUrl]) {
    const refused = await post(origin, clientId);
    expect(refused.headers()['access-control-allow-origin'], origin).toBeUndefined();
    expect(await refused.text(), origin).not.toContain('access_token');
  }
  // The exhibit’s clients are others: what is done to them does not open the real one.
  expect((await post(own, 'xss-exhibit-browser')).headers()['access-control-allow-origin']).toBeUndefined();
});

test('the API answers the preflight of this origin, for birthdays and nothing else', async ({ request }) => {
  const preflight = (address: string, origin: string, method = 'GET') =>
    request.fetch(address, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization',
      },
    });
  const answer = await preflight(birthdays, own);
  expect(answer.status()).toBe(204);
  expect(answer.headers()).toMatchObject({
    'access-control-allow-origin': own,
    'access-control-allow-methods': 'GET',
    'access-control-allow-headers': 'Authorization',
  });
  expect(answer.headers()['vary']).toContain('Origin');
  expect(answer.headers()['access-control-allow-credentials']).toBeUndefined();
  for (const origin of strangers) {
    const refused = await preflight(birthdays, origin);
    expect(headersOfCors(refused.headers()), origin).toEqual([]);
  }
  const elsewhere = await preflight(`${env.contactSaverUrl}/contacts`, own);
  expect(headersOfCors(elsewhere.headers())).toEqual([]);
});

test('a refusal of the API can be read by this origin, with its reason', async ({ request }) => {
  const answer = await request.get(birthdays, { headers: { origin: own, authorization: 'Bearer nonsense' } });
  expect(answer.status()).toBe(401);
  expect(answer.headers()).toMatchObject({
    'access-control-allow-origin': own,
    'access-control-expose-headers': 'WWW-Authenticate',
  });
  const refused = await request.get(birthdays, { headers: { origin: 'https://evil.example' } });
  expect(headersOfCors(refused.headers())).toEqual([]);
});

for (const [title, changes] of [
  ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
  ['with PKCE by `plain`', { code_challenge_method: 'plain' }],
  ['for another redirect URI', { redirect_uri: `${own}/callback/` }],
] as const) {
  test(`an authorization request ${title} is refused`, async ({ request }) => {
    const parameters: Record<string, string | undefined> = {
      client_id: clientId,
      response_type: 'code',
      redirect_uri: `${own}/callback`,
      scope: 'birthdays.read',
      resource: env.contactSaverUrl,
      state: 's',
      code_challenge: createPkce().challenge,
      code_challenge_method: 'S256',
      ...changes,
    };
    const present = Object.entries(parameters).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const answer = await request.get(`${env.authorizationServerUrl}/auth?${new URLSearchParams(present)}`, {
      maxRedirects: 0,
    });
    const location = answer.headers()['location'] ?? '';
    expect(location).not.toContain('code=');
    expect(location).not.toContain('/interaction/');
  });
}

test('every answer of the app and the exhibit is dressed', async ({ request }) => {
  for (const [origin, paths] of [
    [own, ['/', '/callback?code=c', '/nothing-here', '/assets/app.js', '/healthz', '/readyz']],
    [
      env.xssExhibitUrl,
      ['/', '/in-browser/', '/on-server/', '/on-server/birthdays', '/nothing-here', '/readyz'],
    ],
  ] as const) {
    for (const path of paths) {
      const headers = (await request.get(origin + path)).headers();
      expect(headers['x-content-type-options'], origin + path).toBe('nosniff');
      expect(headers['content-security-policy'], origin + path).toContain("frame-ancestors 'none'");
      expect(headers['referrer-policy'], origin + path).toBe('strict-origin');
      expect(headersOfCors(headers), origin + path).toEqual([]);
      if (origin === own) expect(headers['content-security-policy'], path).not.toContain('unsafe');
    }
    const foreign = await request.get(`${origin}/`, { headers: { host: 'evil.example' } });
    expect(foreign.status()).toBe(421);
  }
});

function headersOfCors(headers: Readonly<Record<string, string>>): string[] {
  return Object.keys(headers).filter((name) => name.startsWith('access-control-'));
}
