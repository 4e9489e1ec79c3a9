import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { env } from '../env.ts';
import { call } from './forge.ts';
import {
  authorizationUrl,
  authorize,
  createPkce,
  obtainCode,
  postForm,
  redeem,
  refresh,
} from './protocol.ts';

const good = { grant_type: 'client_credentials', scope: 'occasions.read', resource: env.contactSaverUrl };

test('a client gets a token for itself: short, without a person, and nothing to renew it — RFC 6749 §4.4.3', async () => {
  const { status, body } = await postForm('/token', good);
  expect(status).toBe(200);
  expect(body).not.toHaveProperty('refresh_token');
  expect(body).not.toHaveProperty('id_token');
  const claims = decodeJwt(body.access_token);
  // RFC 9068 §2.2: without a person the subject is the client.
  expect(claims).toMatchObject({
    sub: 'message-writer',
    client_id: 'message-writer',
    aud: env.contactSaverUrl,
    scope: 'occasions.read',
  });
  expect(Number(claims.exp) - Number(claims.iat)).toBeLessThanOrEqual(300);
});

test.describe('is refused', () => {
  for (const [title, changes, error] of [
    ['a scope that a person would have to give', { scope: 'birthdays.read' }, 'invalid_scope'],
    ['such a scope beside its own', { scope: 'occasions.read contacts.read' }, 'invalid_scope'],
    ['a scope about a person', { scope: 'openid' }, 'invalid_scope'],
    ['a refresh token by offline_access', { scope: 'occasions.read offline_access' }, 'invalid_scope'],
    ['a token without a scope', { scope: '' }, 'invalid_scope'],
    ['an unknown resource', { resource: 'https://evil.example' }, 'invalid_target'],
    ['an opaque token', { resource: `${env.contactSaverUrl}/introspected` }, 'invalid_target'],
    ['a token without an audience', { resource: '' }, 'invalid_target'],
  ] as const) {
    test(title, async () => {
      const present = Object.entries({ ...good, ...changes }).filter(([, value]) => value !== '');
      const { status, body } = await postForm('/token', Object.fromEntries(present));
      expect([status, body.error]).toEqual([400, error]);
      expect(body).not.toHaveProperty('access_token');
    });
  }

  test('without its secret, with a wrong one, and in the name of others', async () => {
    expect((await postForm('/token', { ...good, client_id: 'message-writer' }, null)).status).toBe(401);
    expect((await postForm('/token', good, `message-writer:${'x'.repeat(40)}`)).status).toBe(401);
    for (const client of ['account', 'contact-saver-docs', 'terminal']) {
      const { status, body } = await postForm('/token', { ...good, client_id: client }, null);
      expect([client, status]).toEqual([client, 400]);
      expect(body).not.toHaveProperty('access_token');
    }
  });
});

test.describe('the scope of a client itself', () => {
  test('cannot be had from a person: invalid_scope goes back to the client', async ({ request }) => {
    for (const changes of [{}, { resource: undefined }, { prompt: 'none' }]) {
      const url = authorizationUrl(createPkce().challenge, { scope: 'openid occasions.read', ...changes });
      const location = (await authorize(request, url)).headers()['location'] ?? '';
      expect(new URL(location).searchParams.get('error')).toBe('invalid_scope');
    }
  });

  test('cannot be slipped into a refresh', async () => {
    const { body } = await redeem(await obtainCode());
    const asked = await refresh(body.refresh_token, {
      scope: 'occasions.read',
      resource: env.contactSaverUrl,
    });
    expect([asked.status, asked.body.error]).toEqual([400, 'invalid_scope']);
  });
});

test('the token opens the holidays, and no person’s data — RFC 9700 §4.15', async ({ request }) => {
  const { body } = await postForm('/token', good);
  const bearer = `Bearer ${body.access_token}`;
  const occasions = await call(request, bearer, '/occasions?days=366');
  expect(occasions.status()).toBe(200);
  expect((await occasions.json()).items).toContainEqual(expect.objectContaining({ kind: 'public-holiday' }));
  for (const path of ['/contacts', '/birthdays'])
    expect((await call(request, bearer, path)).status()).toBe(403);
  const person = (await redeem(await obtainCode())).body.access_token;
  const refused = await call(request, `Bearer ${person}`, '/occasions');
  expect(refused.status()).toBe(403);
  expect(refused.headers()['www-authenticate']).toContain('scope="occasions.read"');
});
