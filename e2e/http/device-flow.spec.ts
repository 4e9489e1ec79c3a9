import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { Client } from 'pg';
import { createPerson, replicate, stopReplicas } from '../control.ts';
import { env } from '../env.ts';
import { Browser } from './browser.ts';
import {
  type DeviceCodes,
  answerConfirmation,
  askForCodes,
  clientId,
  decideForDevice,
  enterCode,
  poll,
} from './device.ts';
import { call } from './forge.ts';

test.afterAll(stopReplicas);

/** Walks all pages in one browser; returns the last one. */
async function answer({ user_code }: DeviceCodes, browser = new Browser(), decision?: 'allow' | 'deny') {
  const confirmed = await answerConfirmation(browser, await enterCode(browser, user_code), 'confirm');
  return decideForDevice(browser, confirmed, await createPerson(), decision);
}

test('a device without a browser gets a token, once — RFC 8628 §3', async ({ request }) => {
  const { status, body } = await askForCodes();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
    verification_uri: `${env.authorizationServerUrl}/device`,
    verification_uri_complete: `${env.authorizationServerUrl}/device?user_code=${body.user_code}`,
    expires_in: 600,
    interval: 5,
  });
  expect((await poll(body.device_code)).body.error).toBe('authorization_pending');
  expect((await answer(body)).html).toContain('Look at your device');
  const granted = await poll(body.device_code);
  expect(granted.status).toBe(200);
  expect(granted.body).not.toHaveProperty('refresh_token');
  expect(decodeJwt(granted.body.access_token)).toMatchObject({
    client_id: clientId,
    aud: env.contactSaverUrl,
    scope: 'birthdays.read',
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const bearer = `Bearer ${granted.body.access_token}`;
  expect((await call(request, bearer)).status()).toBe(200);
  expect((await call(request, bearer, '/contacts')).status()).toBe(403);
  expect((await poll(body.device_code)).body.error).toBe('invalid_grant');
});

test('twenty questions at once get one token', async () => {
  const { body } = await askForCodes();
  await answer(body);
  const answers = await Promise.all(Array.from({ length: 20 }, () => poll(body.device_code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test.describe('the device code', () => {
  test('is worth nothing to another client, nor is its hash to anybody', async () => {
    const { body } = await askForCodes();
    expect((await poll(body.device_code, { client_id: 'terminal' })).status).toBe(400);
    await answer(body);
    const hash = createHash('sha256').update(body.device_code).digest('base64url');
    for (const code of [hash, `at:${hash}`, body.user_code, body.user_code.replace('-', ''), '']) {
      const { body: refusal } = await poll(code);
      expect(refusal).not.toHaveProperty('access_token');
    }
    expect((await poll(body.device_code)).status).toBe(200);
  });

  test('asked too often: slow_down, on every replica, and never a token for it — RFC 8628 §3.5', async () => {
    test.slow();
    const { body } = await askForCodes();
    const elsewhere = await replicate('authorization-server');
    await poll('a code of nobody', {}, elsewhere);
    expect((await poll(body.device_code)).body.error).toBe('authorization_pending');
    expect((await poll(body.device_code, {}, elsewhere)).body.error).toBe('slow_down');
    expect((await poll(body.device_code)).body.error).toBe('slow_down');
  });

  test('and a person who says no: access_denied, and the code is used up', async () => {
    for (const deny of [
      async (codes: DeviceCodes) => {
        const browser = new Browser();
        return answerConfirmation(browser, await enterCode(browser, codes.user_code), 'abort');
      },
      async (codes: DeviceCodes) => answer(codes, new Browser(), 'deny'),
    ]) {
      const { body } = await askForCodes();
      const page = await deny(body);
      expect([page.status, page.html]).toEqual([200, expect.stringContaining('You said no')]);
      expect((await poll(body.device_code)).body.error).toBe('access_denied');
      expect((await enterCode(new Browser(), body.user_code)).html).toContain('has been answered already');
    }
  });
});

test.describe('is refused', () => {
  for (const [title, changes, error] of [
    ['a client that nobody knows', { client_id: 'nobody' }, 'invalid_client'],
    ['a client that may not use devices', { client_id: 'terminal' }, 'invalid_request'],
    ['a confidential client without its secret', { client_id: 'message-writer' }, 'invalid_client'],
    ['a scope of nobody', { scope: 'occasions.read' }, 'invalid_scope'],
    ['an unknown resource', { resource: 'https://evil.example' }, 'invalid_target'],
  ] as const) {
    test(title, async () => {
      const { body, status } = await askForCodes(changes);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body.error).toBe(error);
      expect(body).not.toHaveProperty('user_code');
    });
  }

  test('more than the client is registered for: it is not on the pages, and not in the token', async () => {
    const { body } = await askForCodes({ scope: 'birthdays.read contacts.read contacts.write' });
    const browser = new Browser();
    const confirmed = await answerConfirmation(browser, await enterCode(browser, body.user_code), 'confirm');
    await decideForDevice(browser, confirmed, await createPerson());
    expect(decodeJwt((await poll(body.device_code)).body.access_token)['scope']).toBe('birthdays.read');
  });
});

test('a code expires — RFC 8628 §3.5', async () => {
  const { body } = await askForCodes();
  await expire(body);
  expect((await poll(body.device_code)).body.error).toBe('expired_token');
  expect((await enterCode(new Browser(), body.user_code)).html).toContain('has expired');
});

/** Makes a code old, as ten minutes would. */
async function expire({ device_code }: DeviceCodes): Promise<void> {
  const database = new Client({ connectionString: env.databaseUrls.authorization_server });
  await database.connect();
  try {
    const hash = createHash('sha256').update(device_code).digest('base64url');
    await database.query(
      `UPDATE provider_record SET payload = jsonb_set(payload, '{exp}', to_jsonb(extract(epoch FROM now())::int - 20))
       WHERE id_hash = $1`,
      [hash],
    );
  } finally {
    await database.end();
  }
}
