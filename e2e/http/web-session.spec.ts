import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createPerson } from '../control.ts';
import { env } from '../env.ts';
import { Browser, hiddenField } from './browser.ts';
import { addressBook, cookiesOf, obtainAnswer, ours } from './web-app.ts';

test('a form of somebody else’s begins no sign-in, and signs nobody out — ASVS 3.5.1', async () => {
  const browser = new Browser();
  const csrf = hiddenField((await browser.get(addressBook)).html, 'csrf');
  const other = hiddenField((await new Browser().get(addressBook)).html, 'csrf');
  const send = (path: string, token: string, headers: Record<string, string>) =>
    browser.post(`${addressBook}${path}`, [['csrf', token]], headers);
  const contact = `/contacts/${randomUUID()}`;
  for (const path of ['/sign-in', '/sign-out', '/contacts', contact, `${contact}/delete`, '/transfer']) {
    for (const [token, headers] of [
      [csrf, { origin: env.messageWriterUrl }],
      [csrf, { origin: env.authorizationServerUrl }],
      [csrf, { origin: 'null' }],
      [csrf, { ...ours, 'sec-fetch-site': 'same-site' }],
      [csrf, { ...ours, 'sec-fetch-site': 'cross-site' }],
      [other, ours],
      ['', ours],
    ] as const) {
      const answer = await send(path, token, headers);
      expect([path, answer.status, answer.location]).toEqual([path, 403, '']);
    }
  }
});

test('a planted cookie is never signed in — session fixation, ASVS 7.2.4', async () => {
  const browser = new Browser();
  const [planted = ''] = cookiesOf(await browser.get(addressBook));
  const answer = await browser.get((await obtainAnswer(browser, await createPerson())).href);
  const [given = ''] = cookiesOf(answer);
  const valueOf = (line: string) => line.split(';')[0] ?? '';
  expect(valueOf(given)).toMatch(/^cs_session=[\w-]{43}$/);
  expect(valueOf(given)).not.toBe(valueOf(planted));
  expect(given).toMatch(/HttpOnly/);
  expect(given).toMatch(/SameSite=Lax/);
  expect(given).not.toMatch(/Domain/i);
  const open = async (cookie: string) => (await fetch(addressBook, { headers: { cookie } })).text();
  expect(await open(valueOf(given))).toContain('Charles');
  expect(await open(valueOf(planted))).toContain('Your address book');
  expect(await open(`${valueOf(given)}; ${valueOf(planted)}`)).toContain('Your address book');
});

test('nothing in an address leads anywhere else — RFC 9700 §4.11', async () => {
  const browser = new Browser();
  const answer = await obtainAnswer(browser, await createPerson());
  for (const name of ['returnTo', 'next', 'redirect_uri', 'target_link_uri']) {
    answer.searchParams.set(name, 'https://evil.example');
  }
  expect((await browser.get(answer.href)).location).toBe(addressBook);
  const done = await browser.get(`${addressBook}?done=https://evil.example&count=<b>`);
  expect(done.html).not.toContain('evil.example');
});

test('each page forbids scripts, frames and other origins', async () => {
  const browser = new Browser();
  await browser.get((await obtainAnswer(browser, await createPerson())).href);
  for (const path of ['', '/contacts/new', '/transfer', '/activity', '/nowhere', '/callback']) {
    const { headers, status } = await browser.get(addressBook + path);
    expect([path, status]).toEqual([path, path === '/nowhere' ? 404 : path === '/callback' ? 400 : 200]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('strict-origin');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self' ${env.authorizationServerUrl}; frame-ancestors 'none'`,
    );
  }
});

test('who has left while ContactSaver Accounts was away reads that the session there goes on', async () => {
  const page = await new Browser().get(`${addressBook}?left`);
  expect(page.html).toContain('You have left ContactSaver, but not ContactSaver Accounts');
});

test('what the API does not take from an address is no failure of ours', async () => {
  const browser = new Browser();
  await browser.get((await obtainAnswer(browser, await createPerson())).href);
  for (const path of ['?cursor=x', '?search=%00', '?search=%ff', '/activity?cursor=x']) {
    const page = await browser.get(addressBook + path);
    expect([path, page.status < 500]).toEqual([path, true]);
    if (path.includes('cursor')) {
      expect([path, page.status]).toEqual([path, 400]);
      expect(page.html).toContain('This cannot be read');
    }
  }
});

test('a logout token that is none ends nobody’s session — Back-Channel Logout 1.0 §2.6', async () => {
  const browser = new Browser();
  await browser.get((await obtainAnswer(browser, await createPerson())).href);
  for (const token of ['', 'a.b.c', 'x'.repeat(9_000)]) {
    const answer = await browser.post(`${addressBook}/backchannel-logout`, [['logout_token', token]]);
    expect(answer.status).toBe(400);
  }
  expect((await browser.get(addressBook)).html).toContain('Charles');
});
