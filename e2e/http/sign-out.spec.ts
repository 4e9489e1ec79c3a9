import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { hiddenField } from './browser.ts';
import { signed } from './forge.ts';
import { refresh } from './protocol.ts';
import { answer, connect, endSession, home, isSignedIn } from './signed-in.ts';

test.describe('the way back after signing out — RP-Initiated Logout 1.0 §3', () => {
  test('leads to the registered address, with state', async () => {
    const { browser, tokens } = await connect();
    const parameters = { id_token_hint: tokens.id_token, post_logout_redirect_uri: home, state: 'a state' };
    const page = await browser.get(endSession(parameters));
    expect(page.html).toContain('MessageWriter asks whether you want to sign out here, too.');
    expect(await isSignedIn(browser)).toBe(true);
    const { location, status } = await answer(browser, page.html, 'sign out');
    expect(status).toBe(303);
    expect(location).toBe(`${home}?state=a+state`);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('ends here when no client asks for the person', async () => {
    const { browser, tokens } = await connect();
    const { html } = await browser.get(endSession({ id_token_hint: tokens.id_token }));
    const { location } = await answer(browser, html, 'sign out');
    expect(new URL(location).origin).toBe(env.authorizationServerUrl);
    expect((await browser.get(location)).html).toContain('You are signed out');
  });

  for (const uri of [
    'https://evil.example/',
    home.slice(0, -1),
    `${home}?x=1`,
    `${home}#f`,
    `${home}birthdays`,
    home.replace('localhost', 'localhost.evil.example'),
    home.replace('localhost', 'user@localhost'),
    `${env.messageWriterUrl}/oauth/callback`,
    `${env.authorizationServerUrl}/account`,
    'javascript:alert(1)',
  ]) {
    test(`leads nowhere for ${uri}, which is not registered`, async () => {
      const { browser, tokens } = await connect();
      const shown: Readonly<Record<string, string>>[] = [
        { id_token_hint: tokens.id_token },
        { client_id: 'message-writer' },
      ];
      for (const who of shown) {
        const page = await browser.get(endSession({ ...who, post_logout_redirect_uri: uri }));
        expect(page).toMatchObject({ status: 400, location: '' });
        expect(page.html).not.toMatch(/evil\.example|javascript:/);
      }
      const { html } = await browser.get(endSession({ post_logout_redirect_uri: uri }));
      const { location } = await answer(browser, html, 'stay');
      expect(new URL(location).origin).toBe(env.authorizationServerUrl);
      expect(await isSignedIn(browser)).toBe(true);
    });
  }
});

test('a hint that is forged, of another kind or for another client is refused — RP-Initiated Logout 1.0 §4', async () => {
  const { browser, tokens } = await connect();
  const [header, payload] = tokens.id_token.split('.');
  const refused = [
    'nonsense',
    `${header}.${payload}.`,
    `${header}.${payload}.${'A'.repeat(342)}`,
    tokens.access_token,
    await signed({ aud: 'message-writer', iss: 'https://evil.example' }),
  ];
  for (const id_token_hint of refused) {
    const page = await browser.get(endSession({ id_token_hint, post_logout_redirect_uri: home }));
    expect(page, id_token_hint.slice(0, 20)).toMatchObject({ status: 400, location: '' });
  }
  const mixed = { id_token_hint: tokens.id_token, client_id: 'account' };
  expect((await browser.get(endSession(mixed))).status).toBe(400);
  expect(await isSignedIn(browser)).toBe(true);
});

test('an image or a link signs nobody out — ASVS 10.6.2', async () => {
  const { browser, tokens } = await connect();
  const image = {
    accept: 'image/avif,image/webp,*/*',
    'sec-fetch-dest': 'image',
    'sec-fetch-site': 'cross-site',
  };
  const addresses = [
    '/session/end',
    endSession({ id_token_hint: tokens.id_token, post_logout_redirect_uri: home }),
    endSession({ id_token_hint: tokens.id_token, logout: 'yes' }),
    '/session/end/confirm?logout=yes',
    '/session/end/success',
  ];
  for (const address of addresses) {
    expect((await browser.get(address, image)).location).toBe('');
    expect(await isSignedIn(browser)).toBe(true);
  }
  expect((await refresh(tokens.refresh_token)).status).toBe(200);
});

test('a form without our value, or with another one, signs nobody out — RP-Initiated Logout 1.0 §6', async () => {
  const { browser, tokens } = await connect();
  const other = await connect();
  const theirs = hiddenField((await other.browser.get('/session/end')).html, 'xsrf');
  expect((await browser.post('/session/end/confirm', [['logout', 'yes']])).status).toBe(400);
  await browser.get('/session/end');
  for (const xsrf of [undefined, '', 'x', theirs]) {
    const fields = [['logout', 'yes'] as const, ...(xsrf === undefined ? [] : [['xsrf', xsrf] as const])];
    expect((await browser.post('/session/end/confirm', fields)).status).toBe(400);
  }
  expect(await isSignedIn(browser)).toBe(true);
  expect((await refresh(tokens.refresh_token)).status).toBe(200);
});
