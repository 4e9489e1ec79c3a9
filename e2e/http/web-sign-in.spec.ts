import { expect, test } from '@playwright/test';
import { createPerson } from '../control.ts';
import { env } from '../env.ts';
import { Browser } from './browser.ts';
import { addressBook, begin, cookiesOf, expectSignedOut, obtainAnswer } from './web-app.ts';

async function expectRefused(browser: Browser, url: URL, status: number): Promise<void> {
  const answer = await browser.get(url.href);
  expect(answer.status).toBe(status);
  expect(answer.location).toBe('');
  expect(answer.html).not.toContain(url.searchParams.get('code') ?? 'no code');
}

test('the authorization request asks for a code, with PKCE, for two audiences — RFC 7636 §4.3, RFC 8707 §2', async () => {
  const requests = await Promise.all(Array.from({ length: 20 }, () => begin(new Browser())));
  for (const { searchParams } of requests) {
    expect(searchParams.getAll('resource')).toEqual([env.contactSaverUrl, `${env.contactSaverUrl}/activity`]);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'contact-saver-web',
      response_type: 'code',
      redirect_uri: `${addressBook}/callback`,
      scope: 'openid profile contacts.read contacts.write activity.read',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(searchParams.has('client_secret')).toBe(false);
  }
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(new Set(requests.map(({ searchParams }) => searchParams.get(name))).size).toBe(20);
  }
});

test('an answer is believed once, and only as it was sent — RFC 9700 §4.7, RFC 9207 §2.4', async () => {
  const browser = new Browser();
  const answer = await obtainAnswer(browser, await createPerson());
  const changed = (change: (parameters: URLSearchParams) => void) => {
    const url = new URL(answer);
    change(url.searchParams);
    return url;
  };
  const foreign = 'https://evil.example';
  await expectRefused(
    browser,
    changed((query) => query.set('state', 'x'.repeat(43))),
    403,
  );
  await expectRefused(
    browser,
    changed((query) => query.delete('state')),
    400,
  );
  await expectRefused(
    browser,
    changed((query) => query.append('state', 'x')),
    400,
  );
  await expectRefused(
    browser,
    changed((query) => query.set('iss', foreign)),
    400,
  );
  await expectRefused(
    browser,
    changed((query) => query.delete('iss')),
    400,
  );
  await expectRefused(
    browser,
    changed((query) => query.append('iss', foreign)),
    400,
  );
  await expectRefused(
    browser,
    changed((query) => query.append('code', 'x')),
    400,
  );
  await expectRefused(
    browser,
    changed((query) => query.delete('code')),
    400,
  );
  await expectRefused(browser, new URL(`${addressBook}/callback`), 400);
  await expectSignedOut(browser);
  const signedIn = await browser.get(answer.href);
  expect([signedIn.status, signedIn.location]).toEqual([303, addressBook]);
  expect((await browser.get(addressBook)).html).toContain('Charles');
  const again = await browser.get(answer.href);
  expect([again.status, again.location, cookiesOf(again)]).toEqual([303, addressBook, []]);
  expect((await browser.get(addressBook)).html).toContain('Charles');
});

test('two tabs, a sign-in in each: the second one that comes back finds somebody signed in', async () => {
  const person = await createPerson();
  const browser = new Browser();
  const [first, second] = [await obtainAnswer(browser, person), await begin(browser)];
  const other = new URL((await browser.get(second.href)).location);
  expect((await browser.get(first.href)).location).toBe(addressBook);
  const late = await browser.get(other.href);
  expect([late.status, late.location, cookiesOf(late)]).toEqual([303, addressBook, []]);
  expect((await browser.get(addressBook)).html).toContain(person.name);
});

test('an error is believed only as the answer to a question of this browser — RFC 9700 §4.7', async () => {
  const browser = new Browser();
  const request = await begin(browser);
  const error = new URL(`${addressBook}/callback`);
  error.search = new URLSearchParams({
    error: 'access_denied',
    error_description: '<script>alert(1)</script>',
    state: request.searchParams.get('state') ?? '',
    iss: env.authorizationServerUrl,
  }).toString();
  await expectRefused(new Browser(), error, 403);
  const answer = await browser.get(error.href);
  expect(answer.html).toContain('You said no');
  expect(answer.html).not.toContain('alert(1)');
  expect((await browser.get(error.href)).html).not.toContain('You said no');
});

test('an attacker’s answer signs nobody in: login CSRF, and a sign-in that another browser began', async () => {
  const attacker = new Browser();
  const answer = await obtainAnswer(attacker, await createPerson());
  await expectRefused(new Browser(), answer, 403);
  const victim = new Browser();
  await begin(victim);
  await expectRefused(victim, answer, 403);
  await expectSignedOut(victim);
});
