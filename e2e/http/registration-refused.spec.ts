import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { replicate, stopReplicas } from '../control.ts';
import { env } from '../env.ts';
import { good, register } from './registration.ts';

test.afterAll(stopReplicas);

test.describe('is refused', () => {
  for (const [title, changes, error] of [
    ['http', { redirect_uris: ['http://evil.example/callback'] }, 'invalid_redirect_uri'],
    ['userinfo', { redirect_uris: ['https://user:password@app.example/'] }, 'invalid_redirect_uri'],
    ['a wildcard', { redirect_uris: ['https://app.example/*'] }, 'invalid_redirect_uri'],
    ['a script', { redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
    ['another grant', { grant_types: ['client_credentials'] }, 'invalid_client_metadata'],
    ['the implicit grant', { response_types: ['id_token'] }, 'invalid_client_metadata'],
    ['a name with a change of direction', { client_name: 'My \u202eppa' }, 'invalid_client_metadata'],
    ['more trust than is given', { party: 'first-party' }, 'invalid_client_metadata'],
    ['freedom from consent', { asks_consent: false }, 'invalid_client_metadata'],
    ['a scope of the client itself', { client_scope: 'occasions.read' }, 'invalid_client_metadata'],
  ] as const) {
    test(title, async () => {
      const { body, status } = await register({ ...good, ...changes });
      expect([status, body.error]).toEqual([400, error]);
      expect(body).not.toHaveProperty('client_id');
    });
  }

  test('what is no JSON object, and what is too long', async () => {
    for (const body of [
      '[]',
      '"x"',
      '{',
      'null',
      JSON.stringify({ ...good, padding: 'x'.repeat(100_000) }),
    ]) {
      const answer = await register(body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

test('no address of a stranger is ever asked (SSRF)', async () => {
  let asked = 0;
  const canary = createServer((_request, response) => {
    asked += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const { port } = canary.address() as AddressInfo;
  const names = [
    'jwks_uri',
    'sector_identifier_uri',
    'logo_uri',
    'backchannel_logout_uri',
    'initiate_login_uri',
  ];
  try {
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0177.0.0.1', '[::ffff:127.0.0.1]']) {
      for (const name of names) {
        const { body, status } = await register({ ...good, [name]: `http://${host}:${port}/` });
        expect([status, body.error]).toEqual([400, 'invalid_client_metadata']);
      }
      const listed = await register({ ...good, request_uris: [`http://${host}:${port}/`] });
      expect(listed.status).toBe(400);
    }
    expect(asked).toBe(0);
  } finally {
    canary.close();
  }
});

test.describe('with the lab off', () => {
  test('nobody registers without an initial access token, and nobody at all where there is none', async () => {
    test.slow();
    const token = 't'.repeat(40);
    const guarded = await replicate('authorization-server', {
      LAB: 'off',
      AUTHORIZATION_SERVER_INITIAL_ACCESS_TOKEN: token,
    });
    expect((await register(good, guarded)).status).toBe(401);
    expect((await register(good, guarded, { authorization: `Bearer ${'u'.repeat(40)}` })).status).toBe(401);
    expect((await register(good, guarded, { authorization: `Bearer ${token}` })).status).toBe(201);
    expect((await guarded(`${env.authorizationServerUrl}/register-app`)).status).toBe(404);
    const closed = await replicate('authorization-server', { LAB: 'off' });
    expect((await register(good, closed)).status).toBe(404);
  });
});
