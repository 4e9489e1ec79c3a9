import { expect, test } from '@playwright/test';
import { replicate, stopReplicas } from './control.ts';
import { countedAttempts, forgetAttempts, setAttempts } from './counted-attempts.ts';
import { env } from './env.ts';
import { Browser, type Page } from './http/browser.ts';
import { good, register } from './http/registration.ts';

test.afterAll(stopReplicas);

test.describe.configure({ mode: 'serial' });
test.beforeEach(forgetAttempts);
test.afterAll(forgetAttempts);

const registerByForm = (redirectUri = 'http://127.0.0.1/callback'): Promise<Page> =>
  new Browser().post(`${env.authorizationServerUrl}/register-app`, [
    ['client_name', 'My app'],
    ['redirect_uri', redirectUri],
    ['scope', 'birthdays.read'],
  ]);

/** As many as there may be but one, in this hour. */
async function almostTooMany(): Promise<void> {
  expect((await register(good)).status).toBe(201);
  await setAttempts(29);
}

test('after thirty clients no more are registered from an address, by any process — RFC 7591 §5', async () => {
  await almostTooMany();
  expect((await register(good)).status).toBe(201);
  for (const send of [fetch, await replicate('authorization-server')]) {
    const refused = await register(good, send);
    expect([refused.status, refused.body.error]).toEqual([429, 'temporarily_unavailable']);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(3600);
  }
});

test('the form counts with the requests of programs', async () => {
  await almostTooMany();
  expect((await registerByForm()).status).toBe(303);
  const refused = await registerByForm();
  expect([refused.status, refused.location]).toEqual([429, '']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await register(good)).status).toBe(429);
});

test('what was refused is not counted', async () => {
  await almostTooMany();
  expect((await register({ ...good, redirect_uris: ['http://evil.example/'] })).status).toBe(400);
  expect((await registerByForm('http://evil.example/')).status).toBe(422);
  expect(await countedAttempts()).toEqual([29]);
});
