import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { type JWK, SignJWT, generateKeyPair, importJWK } from 'jose';
import { env } from '../env.ts';
import { authorize, createPkce, redirectUri, secrets } from './protocol.ts';

const clientId = 'message-writer-hardened';
const clientKey = JSON.parse(secrets['MESSAGE_WRITER_CLIENT_KEY'] ?? '{}') as JWK;
const now = () => Math.floor(Date.now() / 1000);

/** A client assertion; `undefined` leaves a claim out. */
async function signAssertion(changed: object = {}, key?: CryptoKey): Promise<string> {
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: env.authorizationServerUrl,
    jti: randomUUID(),
    iat: now(),
    exp: now() + 60,
    ...changed,
  };
  const header = { alg: 'ES256', ...(clientKey.kid !== undefined && { kid: clientKey.kid }) };
  return new SignJWT(claims).setProtectedHeader(header).sign(key ?? (await importJWK(clientKey, 'ES256')));
}

function requestForm(assertion: string, changed: Record<string, string> = {}) {
  return {
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid birthdays.read',
    resource: env.contactSaverUrl,
    state: randomUUID(),
    code_challenge: createPkce().challenge,
    code_challenge_method: 'S256',
    ...changed,
  };
}

const push = (request: APIRequestContext, form: Record<string, string>) =>
  request.post(`${env.authorizationServerUrl}/request`, { form });

test.describe('client assertions — RFC 7523 §3', () => {
  test('one for the issuer is good, and good once', async ({ request }) => {
    const assertion = await signAssertion();
    expect((await push(request, requestForm(assertion))).status()).toBe(201);
    const again = await push(request, requestForm(assertion));
    expect(again.status()).toBe(401);
    expect(await again.json()).toMatchObject({ error: 'invalid_client' });
  });

  test('sent many times at once it is accepted once', async ({ request }) => {
    const form = requestForm(await signAssertion());
    const answers = await Promise.all(Array.from({ length: 20 }, () => push(request, form)));
    expect(answers.filter((answer) => answer.status() === 201)).toHaveLength(1);
    const refused = answers.filter((answer) => answer.status() !== 201);
    expect(refused.map((answer) => answer.status())).toEqual(Array.from({ length: 19 }, () => 401));
    for (const answer of refused) expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
  });

  for (const [title, changed] of [
    ['for the token endpoint (audience injection)', { aud: `${env.authorizationServerUrl}/token` }],
    ['for us and somebody else', { aud: [env.authorizationServerUrl, 'https://evil.example'] }],
    ['for somebody else', { aud: 'https://evil.example' }],
    ['that has expired', { exp: now() - 120 }],
    ['that never expires', { exp: undefined }],
    ['without a name of its own', { jti: undefined }],
  ] as const) {
    test(`one ${title} is refused`, async ({ request }) => {
      const answer = await push(request, requestForm(await signAssertion(changed)));
      expect(answer.status()).toBe(401);
      expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
    });
  }

  test('one that another client has signed about itself is refused', async ({ request }) => {
    const assertion = await signAssertion({ iss: 'message-writer', sub: 'message-writer' });
    const answer = await push(request, requestForm(assertion));
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
  });

  test('one signed by somebody else is refused', async ({ request }) => {
    const { privateKey } = await generateKeyPair('ES256');
    const answer = await push(request, requestForm(await signAssertion({}, privateKey)));
    expect(answer.status()).toBe(401);
  });

  test('the secret of the other client opens nothing here', async ({ request }) => {
    const { client_assertion: _a, client_assertion_type: _t, ...form } = requestForm('');
    const credentials = Buffer.from(`${clientId}:${secrets['MESSAGE_WRITER_CLIENT_SECRET']}`).toString(
      'base64',
    );
    const answer = await request.post(`${env.authorizationServerUrl}/request`, {
      form,
      headers: { authorization: `Basic ${credentials}` },
    });
    expect(answer.status()).toBe(401);
  });

  test('MessageWriter publishes the public half, and nothing else', async ({ request }) => {
    const text = await (await request.get(`${env.messageWriterUrl}/oauth/jwks`)).text();
    expect(text).toContain(clientKey.kid ?? 'no kid');
    expect(text).not.toContain(clientKey.d ?? 'no key');
  });
});

test.describe('pushed authorization requests — RFC 9126', () => {
  async function pushGood(request: APIRequestContext): Promise<string> {
    const answer = await push(request, requestForm(await signAssertion()));
    return ((await answer.json()) as { request_uri: string }).request_uri;
  }

  const open = (request: APIRequestContext, parameters: Record<string, string>) =>
    authorize(request, `${env.authorizationServerUrl}/auth?${new URLSearchParams(parameters)}`);

  test('leads to the sign-in page', async ({ request }) => {
    const answer = await open(request, { client_id: clientId, request_uri: await pushGood(request) });
    expect(answer.status()).toBe(303);
    expect(answer.headers()['location']).toContain('/interaction/');
  });

  test('another client cannot use it', async ({ request }) => {
    const answer = await open(request, { client_id: 'message-writer', request_uri: await pushGood(request) });
    expect(answer.status()).toBe(400);
    expect(answer.headers()['location']).toBeUndefined();
  });

  test('a made-up one is refused, and sends nobody anywhere', async ({ request }) => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:made-up';
    const answer = await open(request, { client_id: clientId, request_uri });
    expect(answer.status()).toBe(400);
    expect(answer.headers()['location']).toBeUndefined();
  });

  test('a request to another address, or without PKCE, is refused at once', async ({ request }) => {
    const bad = [{ redirect_uri: 'https://evil.example/callback' }, { code_challenge: '' }];
    for (const changed of bad) {
      const answer = await push(request, requestForm(await signAssertion(), changed));
      expect(answer.status()).toBe(400);
    }
  });
});
