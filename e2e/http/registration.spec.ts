import { traceSchema } from '@ecosystem/flow-inspector/trace';
import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { Client } from 'pg';
import { createPerson } from '../control.ts';
import { env } from '../env.ts';
import { expectGolden } from '../golden.ts';
import { hasAnswered, waitForTrace } from '../recorded-flow.ts';
import { Browser } from './browser.ts';
import { allow, authorizationUrl, authorize, createPkce, postForm } from './protocol.ts';
import { good, redirectUri, register } from './registration.ts';

const requestOf = (client_id: string, changes: Record<string, string | undefined> = {}) => {
  const { challenge, verifier } = createPkce();
  const parameters = { client_id, redirect_uri: redirectUri, scope: good.scope, prompt: undefined };
  return { url: authorizationUrl(challenge, { ...parameters, ...changes }), verifier };
};

test('a stranger registers a client, and people can let it in — RFC 7591 §3', async () => {
  const { status, body } = await register({ ...good, client_id: 'message-writer' });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    client_name: 'My app',
    redirect_uris: [redirectUri],
    party: 'unverified',
    scope: 'openid birthdays.read',
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret: expect.stringMatching(/^[\w-]{80,}$/),
  });
  expect(body.client_id).not.toBe('message-writer');
  const { url, verifier } = requestOf(body.client_id);
  const answer = await allow(new Browser(), url, await createPerson());
  const form = {
    grant_type: 'authorization_code',
    code: answer.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    resource: env.contactSaverUrl,
  };
  expect((await postForm('/token', form, `${body.client_id}:${'x'.repeat(86)}`)).status).toBe(401);
  const granted = await postForm('/token', form, `${body.client_id}:${body.client_secret}`);
  expect(granted.status).toBe(200);
  expect(decodeJwt(granted.body.access_token)).toMatchObject({
    client_id: body.client_id,
    scope: 'birthdays.read',
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('an app that is still being written says where it is, and no more — RFC 7591 §2', async () => {
  const local = 'http://localhost:4444/callback';
  const { status, body } = await register({ redirect_uris: [local] });
  expect(status).toBe(201);
  const { url } = requestOf(body.client_id, { redirect_uri: local });
  expect((await allow(new Browser(), url, await createPerson())).port).toBe('4444');
  const other = requestOf(body.client_id, { redirect_uri: local.replace('4444', '4445') });
  expect((await new Browser().get(other.url)).status).toBe(400);
});

test('a registration is as it was — RFC 7591 §3.2.1', async ({ request }) => {
  const { body } = await register(good);
  const answered = await waitForTrace(request, body.client_id, (flow) =>
    hasAnswered(flow, 'registration-request', 201),
  );
  const text = JSON.stringify(answered).replaceAll(body.client_id, '{client}');
  expectGolden('registration', traceSchema.parse(JSON.parse(text)));
});

test('the secret is stored as a hash, which is worth nothing — RFC 6819 §5.1.4.1.3', async () => {
  const { body } = await register(good);
  const database = new Client({ connectionString: env.databaseUrls.authorization_server });
  await database.connect();
  const { rows } = await database.query<{ payload: { client_secret: string } }>(
    `SELECT payload FROM provider_record WHERE model = 'Client' AND payload->>'client_id' = $1`,
    [body.client_id],
  );
  await database.end();
  const stored = rows[0]?.payload.client_secret ?? '';
  expect(stored).toMatch(/^sha256:/);
  expect(stored).not.toContain(body.client_secret);
  const form = { grant_type: 'authorization_code', code: 'c', redirect_uri: redirectUri };
  expect((await postForm('/token', form, `${body.client_id}:${stored}`)).status).toBe(401);
  expect((await postForm('/token', form, `${body.client_id}:${body.client_secret}`)).status).toBe(400);
});

test('a stranger’s client is never let in without asking, and is called unverified — ASVS 10.4.7', async ({
  request,
}) => {
  const { body } = await register(good);
  const browser = new Browser();
  const person = await createPerson();
  await allow(browser, authorizationUrl(createPkce().challenge), person);
  const silent = await browser.get(requestOf(body.client_id, { prompt: 'none' }).url);
  expect(new URL(silent.location).searchParams.get('error')).toBe('consent_required');
  const asked = await browser.get(requestOf(body.client_id).url);
  const { html } = await browser.get(asked.location);
  expect(html).toContain('Unverified app');
  expect(html).toContain('Nobody at ContactSaver has checked who is behind this app');
  const more = requestOf(body.client_id, { scope: 'openid contacts.write birthdays.read' });
  const limited = await browser.get((await browser.get(more.url)).location);
  expect(limited.html).not.toContain('contacts.write');
  const elsewhere = requestOf(body.client_id, { redirect_uri: `${redirectUri}/more` });
  expect((await authorize(request, elsewhere.url)).status()).toBe(400);
});

test('the lines to copy quote what a stranger has registered: nothing of it runs in a shell', async () => {
  const browser = new Browser();
  const registered = await browser.post(`${env.authorizationServerUrl}/register-app`, [
    ['client_name', 'A server'],
    ['kind', 'server'],
    ['redirect_uri', 'https://app.example/;$(id)'],
    ['scope', 'birthdays.read'],
  ]);
  expect(registered.status).toBe(303);
  const { html } = await browser.get(registered.location);
  expect(html).toContain('--data-urlencode &#x27;redirect_uri=https://app.example/;$(id)&#x27;');
});
