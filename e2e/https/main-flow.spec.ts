import type { Page } from '@playwright/test';
import { env } from '../env.ts';
import { expect, test } from '../fixtures.ts';
import { type SeenExchange, parties, watch } from './seen-exchanges.ts';

const birthdays = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Charles' });

const setBy = (seen: readonly SeenExchange[], wanted: string) =>
  seen.filter(({ origin }) => origin === wanted).flatMap(({ set }) => set);

test('the whole flow: no answer without HSTS, no cookie without Secure, no cookie at another party', async ({
  page,
  connect,
  context,
}) => {
  const watched = await watch(page);
  await connect();
  await expect(birthdays(page)).toBeVisible();
  await page.goto(`${env.contactSaverUrl}/docs`);
  await page.goto(`${env.authorizationServerUrl}/account`);
  await page.getByRole('button', { name: 'Revoke MessageWriter' }).click();
  await expect(page.getByRole('status')).toContainText('We have told MessageWriter');
  const seen = await watched();

  await test.step('every hop of every redirect is https — RFC 9700 §2.6', () => {
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.map(({ url }) => url).filter((url) => !url.startsWith('https:'))).toEqual([]);
    const hops = seen.filter(({ status }) => status === 302 || status === 303).map(({ url }) => url);
    for (const hop of [
      `${env.messageWriterUrl}/oauth/connect`,
      `${env.authorizationServerUrl}/auth`,
      `${env.messageWriterUrl}/oauth/callback`,
    ])
      expect(hops).toContain(hop);
  });

  await test.step('every answer carries HSTS — ASVS 3.4.1', () => {
    for (const { url, transportSecurity } of seen)
      expect([url, transportSecurity]).toEqual([url, 'max-age=31536000']);
  });

  await test.step('every cookie is Secure, HttpOnly, of one host, and its name says so — ASVS 3.3.1', () => {
    const lines = seen.flatMap(({ set }) => set);
    for (const line of lines) {
      expect(line).toMatch(/; ?secure(;|$)/i);
      expect(line).toMatch(/; ?httponly(;|$)/i);
      expect(line).not.toMatch(/; ?domain=/i);
      // RFC 6265bis §4.1.3.2: what belongs to one path only cannot have the stronger prefix.
      if (/; ?path=\/(;|$)/i.test(line)) expect(line).toMatch(/^__Host-/);
      else expect(line).toMatch(/^__Secure-as_(interaction|resume)/);
    }
    expect(setBy(seen, env.authorizationServerUrl).join('\n')).toMatch(/^__Host-as_session=/m);
    expect(setBy(seen, env.messageWriterUrl).join('\n')).toMatch(/^__Host-mw_session=/m);
    expect(setBy(seen, env.contactSaverUrl)).toEqual([]);
  });

  await test.step('no cookie of one app reaches another — ASVS 3.5.4', async () => {
    for (const { origin, prefix } of parties) {
      const names = seen.filter((exchange) => exchange.origin === origin).flatMap(({ sent }) => sent);
      expect(names.filter((name) => !name.replace(/^__(Host|Secure)-/, '').startsWith(prefix))).toEqual([]);
      if (origin !== env.contactSaverUrl) expect(names).not.toEqual([]);
    }
    const domains = (await context.cookies()).map(({ domain }) => domain);
    expect(new Set(domains)).toEqual(
      new Set([env.authorizationServerUrl, env.messageWriterUrl].map((url) => new URL(url).hostname)),
    );
  });
});

test('a page of one party plants no cookie at another, and reads none — ASVS 3.5.4', async ({
  page,
  connect,
}) => {
  await connect();
  await expect(birthdays(page)).toBeVisible();
  await page.goto(env.contactSaverUrl);
  const readable = await page.evaluate(() => {
    const attributes = ['Domain=localhost', 'Domain=messages.localhost', 'Domain=.localhost'];
    for (const domain of attributes) {
      document.cookie = `__Host-mw_session=planted; Path=/; Secure; ${domain}`;
      document.cookie = `mw_session=planted; Path=/; Secure; ${domain}`;
    }
    document.cookie = 'own=set; Path=/; Secure';
    return document.cookie;
  });
  expect(readable).toBe('own=set');
  const watched = await watch(page);
  await page.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(birthdays(page)).toBeVisible();
  const sent = (await watched()).filter(({ origin }) => origin === env.messageWriterUrl);
  expect(new Set(sent.flatMap((exchange) => exchange.sent))).toEqual(new Set(['__Host-mw_session']));
});

test('signing out at the authorization server ends the session here, over TLS — Back-Channel Logout 1.0 §2.7', async ({
  page,
  connect,
}) => {
  await connect();
  await expect(birthdays(page)).toBeVisible();
  await page.goto(`${env.authorizationServerUrl}/account`);
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await page.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(page.getByText('ContactSaver has ended your session here')).toBeVisible();
});

test('"Leave everywhere" goes there and back — RP-Initiated Logout 1.0 §2', async ({ page, connect }) => {
  await connect();
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Leave everywhere' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You have left everywhere')).toBeVisible();
  expect(new URL(page.url()).origin).toBe(env.messageWriterUrl);
});
