import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { authorizationUrl, authorize, createPkce, redirectUri } from './protocol.ts';

const { challenge } = createPkce();

test.describe('redirect_uri is compared as a string — RFC 9700 §4.1.3', () => {
  const { origin, port, host } = new URL(redirectUri);
  const mutations = [
    `${redirectUri}/`,
    `${redirectUri}?x=1`,
    `${redirectUri}#f`,
    `${origin}/OAUTH/callback`,
    `${origin}/oauth%2Fcallback`,
    `${origin}/oauth/x/%2e%2e/callback`,
    `${origin}//oauth/callback`,
    redirectUri.replace(port, '1'),
    redirectUri.replace('localhost', '127.0.0.1'),
    redirectUri.replace('http:', 'https:'),
    redirectUri.replace('localhost', 'user@localhost'),
    redirectUri.replace(host, `${host}.evil.example`),
    'javascript:alert(1)',
    undefined,
  ];
  for (const mutation of mutations) {
    test(`${mutation}`, async ({ request }) => {
      const answer = await authorize(request, authorizationUrl(challenge, { redirect_uri: mutation }));
      expect(answer.status()).toBe(400);
      expect(answer.headers()['location']).toBeUndefined();
      if (mutation) expect(await answer.text()).not.toContain(mutation);
    });
  }

  test('sent twice', async ({ request }) => {
    const answer = await authorize(
      request,
      `${authorizationUrl(challenge)}&redirect_uri=https://evil.example`,
    );
    expect(answer.status()).toBe(400);
    expect(answer.headers()['location']).toBeUndefined();
  });
});

test.describe('errors that go back to the client', () => {
  const cases = [
    [
      'no PKCE — RFC 9700 §2.1.1',
      { code_challenge: undefined, code_challenge_method: undefined },
      'invalid_request',
    ],
    ['plain PKCE — RFC 9700 §2.1.1', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a short challenge — RFC 7636 §4.2', { code_challenge: challenge.slice(1) }, 'invalid_request'],
    ['implicit grant — RFC 9700 §2.1.2', { response_type: 'token' }, 'unsupported_response_type'],
    ['hybrid flow', { response_type: 'code id_token' }, 'unsupported_response_type'],
    ['an unknown resource — RFC 8707 §2', { resource: 'https://other.example' }, 'invalid_target'],
    ['a relative resource — RFC 8707 §2', { resource: '/contacts' }, 'invalid_target'],
    ['nobody signed in — OIDC Core §3.1.2.6', { prompt: 'none' }, 'login_required'],
  ] as const;
  for (const [title, changes, error] of cases) {
    test(title, async ({ request }) => {
      const answer = await authorize(
        request,
        authorizationUrl(challenge, { state: 'some-state', ...changes }),
      );
      expect([302, 303]).toContain(answer.status());
      const location = new URL(answer.headers()['location'] ?? '');
      const parameters = new URLSearchParams(location.search || location.hash.slice(1));
      expect(`${location.origin}${location.pathname}`).toBe(redirectUri);
      expect(parameters.get('error')).toBe(error);
      // RFC 9207 §2: in error responses, too.
      expect(parameters.get('iss')).toBe(env.authorizationServerUrl);
      expect(parameters.get('state')).toBe('some-state');
    });
  }
});

test('the answer comes in the query only, however another mode is asked for — ASVS 10.4.12', async ({
  request,
}) => {
  for (const response_mode of ['fragment', 'form_post', 'web_message', 'jwt']) {
    const url = authorizationUrl(challenge, { response_mode });
    const form = new URL(url).searchParams.toString();
    const answers = [
      await authorize(request, url),
      await authorize(request, url.replace('/auth?', '/auth/?')),
      await authorize(request, url.replace('/auth?', '/AUTH?')),
      await request.post(`${env.authorizationServerUrl}/auth`, {
        maxRedirects: 0,
        headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
        data: form,
      }),
    ];
    for (const answer of answers) {
      const { location } = answer.headers();
      if (location === undefined) expect([400, 404], response_mode).toContain(answer.status());
      else expect(new URL(location).searchParams.get('error')).toBe('unsupported_response_mode');
    }
  }
});

test('no CORS at the authorization endpoint — RFC 9700 §2.6', async ({ request }) => {
  const answer = await request.get(authorizationUrl(challenge), {
    maxRedirects: 0,
    headers: { origin: 'https://evil.example' },
  });
  expect(answer.headers()['access-control-allow-origin']).toBeUndefined();
});

test('metadata says what is true, under both names — RFC 8414 §3', async ({ request }) => {
  const [openid, oauth] = await Promise.all(
    ['openid-configuration', 'oauth-authorization-server'].map(async (name) =>
      (await request.get(`${env.authorizationServerUrl}/.well-known/${name}`)).json(),
    ),
  );
  expect(openid).toEqual(oauth);
  expect(openid).toMatchObject({
    issuer: env.authorizationServerUrl,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  });
  // RFC 9700 §2.4, §2.1.2: neither `password` nor `implicit`.
  expect(openid.grant_types_supported.toSorted()).toEqual([
    'authorization_code',
    'client_credentials',
    'refresh_token',
    'urn:ietf:params:oauth:grant-type:device_code',
  ]);
});
