import { expect, test } from '@playwright/test';
import { createPerson } from '../control.ts';
import { Browser, type Page, hiddenField } from './browser.ts';
import { authorizationUrl, createPkce, redeem } from './protocol.ts';

/** Somebody who has signed in and sees the consent page, and what their click on "Allow" sends. */
async function askForConsent() {
  const [browser, person, pkce] = [new Browser(), await createPerson(), createPkce()];
  const asked = await browser.get(authorizationUrl(pkce.challenge));
  const login = await browser.get(asked.location);
  const resumed = await browser.post(actionOf(login.html, 'login'), [
    ['csrf', hiddenField(login.html, 'csrf')],
    ['email', person.email],
    ['password', person.password],
  ]);
  const { html } = await browser.get((await browser.get(resumed.location)).location);
  const scopes = [...html.matchAll(/name="scope"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '');
  const allow = () =>
    browser.post(actionOf(html, 'consent'), [
      ['csrf', hiddenField(html, 'csrf')],
      ...scopes.map((value) => ['scope', value] as const),
      ['decision', 'allow'],
    ]);
  return { allow, browser, pkce };
}

const actionOf = (html: string, step: string) => new RegExp(`action="([^"]+/${step})"`).exec(html)?.[1] ?? '';

/** How many grants the account page lists, each as an app of its own. */
const countGrants = async (browser: Browser) =>
  (await browser.get('/account')).html.match(/name="grant"/g)?.length ?? 0;

type Click = () => Promise<Page>;

test.describe('"Allow", sent twice (F-RACE-4)', () => {
  const inTurn = async (click: Click) => [await click(), await click()];
  const atOnce = (click: Click) => Promise.all(Array.from({ length: 8 }, click));
  for (const [title, send] of [
    ['one after the other', inTurn],
    ['at once', atOnce],
  ] as const) {
    test(`${title}, leaves one grant, and every answer leads on`, async () => {
      const { allow, browser, pkce } = await askForConsent();
      const answers = await send(allow);
      const [first] = answers;
      for (const { location, status } of answers) {
        expect([status, location]).toEqual([303, first?.location]);
      }
      const code = new URL((await browser.get(first?.location ?? '')).location).searchParams.get('code');
      expect((await redeem({ ...pkce, code: code ?? '' })).status).toBe(200);
      expect(await countGrants(browser)).toBe(1);
    });
  }

  test('after the code was sent, gets a page that says so', async () => {
    const { allow, browser } = await askForConsent();
    await browser.get((await allow()).location);
    const late = await allow();
    expect(late).toMatchObject({ status: 400, location: '' });
    expect(late.html).toContain('This page is too old');
    expect(await countGrants(browser)).toBe(1);
  });
});
