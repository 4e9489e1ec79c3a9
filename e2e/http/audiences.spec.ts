import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { createPerson } from '../control.ts';
import { env } from '../env.ts';
import { expectGolden } from '../golden.ts';
import { hasAnswered, waitForTrace } from '../recorded-flow.ts';
import { Browser } from './browser.ts';
import { allow, createPkce } from './protocol.ts';

const api = env.contactSaverUrl;
const activity = `${api}/activity`;
const redirectUri = `${api}/docs/oauth2-redirect.html`;

function requestFor(resource: string, scope: string, challenge: string): string {
  const url = new URL('/auth', env.authorizationServerUrl);
  url.search = new URLSearchParams({
    client_id: 'contact-saver-docs',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    resource,
    state: randomUUID(),
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** An access token of the public client `contact-saver-docs`, which may ask for the scopes of both audiences. */
async function tokenFor(resource: string, scope: string, ticked?: readonly string[]): Promise<string> {
  const { challenge, verifier } = createPkce();
  const answer = await allow(
    new Browser(),
    requestFor(resource, scope, challenge),
    await createPerson(),
    ticked,
  );
  const response = await fetch(`${env.authorizationServerUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'contact-saver-docs',
      code: answer.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      resource,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  expect(response.status).toBe(200);
  return token;
}

const call = (path: string, token: string, init: RequestInit = {}) =>
  fetch(api + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

test('two audiences refuse each other’s tokens — RFC 8707 §2, RFC 9700 §2.3', async () => {
  const everything = 'contacts.read birthdays.read activity.read transactions.read';
  const first = await tokenFor(api, everything);
  const second = await tokenFor(activity, everything);
  expect(decodeJwt(first)).toMatchObject({ aud: api, scope: 'contacts.read birthdays.read' });
  expect(decodeJwt(second)).toMatchObject({ aud: activity, scope: 'activity.read transactions.read' });
  for (const path of ['/contacts', '/birthdays']) {
    expect((await call(path, first)).status).toBe(200);
    expect((await call(path, second)).status).toBe(401);
  }
  for (const path of ['/activity', '/bank/transactions']) {
    expect((await call(path, second)).status).toBe(200);
    const refused = await call(path, first);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"');
  }
});

test('the bank: who may read may not pay — RFC 6750 §3.1', async () => {
  const reader = await tokenFor(activity, 'transactions.read transactions.create', ['transactions.read']);
  const init = {
    method: 'POST',
    body: JSON.stringify({ counterparty: 'Sam', amount: '1.00' }),
    headers: { 'content-type': 'application/json' },
  };
  expect((await call('/bank/transactions', reader)).status).toBe(200);
  const refused = await call('/bank/transactions', reader, init);
  expect(refused.status).toBe(403);
  expect(refused.headers.get('www-authenticate')).toContain('scope="transactions.create"');
  const payer = await tokenFor(activity, 'transactions.create');
  expect((await call('/bank/transactions', payer, init)).status).toBe(201);
});

test('a person cannot be asked for what is nobody’s data', async () => {
  const asked = await new Browser().get(
    requestFor(api, 'contacts.read occasions.read', createPkce().challenge),
  );
  const answer = new URL(asked.location);
  expect(answer.origin + answer.pathname).toBe(redirectUri);
  expect(answer.searchParams.get('error')).toBe('invalid_scope');
  expect(answer.searchParams.has('code')).toBe(false);
  const token = await tokenFor(api, 'contacts.read');
  expect((await call('/occasions', token)).status).toBe(403);
});

test('a token of the second audience is as it was: taken there, refused here', async ({ request }) => {
  const token = await tokenFor(activity, 'activity.read');
  expect((await call('/activity', token)).status).toBe(200);
  expect((await call('/contacts', token)).status).toBe(401);
  const { jti = '' } = decodeJwt(token);
  const trace = await waitForTrace(request, jti, (flow) =>
    hasAnswered(flow, 'protected-resource-request', 401),
  );
  expectGolden('second-audience', trace);
});
