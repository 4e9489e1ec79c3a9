import { expect, test } from '@playwright/test';
import type { Person } from '../control.ts';
import { Browser } from './browser.ts';
import { obtainCode, redeem, refresh } from './protocol.ts';
import { answer, connect, endSession, home, isSignedIn } from './signed-in.ts';

const onlineScope = 'openid profile birthdays.read';

test.describe('what becomes of the apps — OIDC Core §11', () => {
  test('an app with offline_access is named, and keeps access', async () => {
    const { browser, tokens } = await connect();
    const { html } = await browser.get('/session/end');
    expect(html).toContain('MessageWriter will keep access');
    await answer(browser, html, 'sign out');
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  test('an app without it is named, and loses access', async () => {
    const { browser, person, tokens } = await connect(onlineScope);
    const { html } = await browser.get('/session/end');
    expect(html).toContain('MessageWriter will lose access');
    await answer(browser, html, 'sign out');
    expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect(await countEntries(person)).toBe(1);
  });

  test('who allows less later is believed: what was allowed last counts', async () => {
    const { browser, person } = await connect();
    const { refresh_token } = (await redeem(await obtainCode({ browser, scope: onlineScope }))).body;
    const { html } = await browser.get('/session/end');
    expect(html).toContain('MessageWriter will lose access');
    await answer(browser, html, 'sign out');
    expect((await refresh(refresh_token)).body.error).toBe('invalid_grant');
    expect(await countEntries(person)).toBe(1);
  });

  test('“Stay signed in” changes nothing when nobody has shown whose session it is', async () => {
    const [{ browser, tokens }, stranger] = [await connect(onlineScope), await connect(onlineScope)];
    const nobodys: Readonly<Record<string, string>>[] = [
      { client_id: 'message-writer', post_logout_redirect_uri: home, state: 'a state' },
      { client_id: 'message-writer' },
      { id_token_hint: stranger.tokens.id_token },
    ];
    for (const who of nobodys) {
      const { html } = await browser.get(endSession(who));
      const { location } = await answer(browser, html, 'stay');
      // The app would take its state for the proof of a logout.
      expect(location).not.toContain('state');
    }
    expect(await isSignedIn(browser)).toBe(true);
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  test('“Stay signed in” ends the session of the app that asked, and no other — RP-Initiated Logout 1.0 §2', async () => {
    const { browser, tokens } = await connect(onlineScope);
    const { html } = await browser.get(endSession({ id_token_hint: tokens.id_token }));
    const { location } = await answer(browser, html, 'stay');
    expect((await browser.get(location)).html).toContain('Signed out of MessageWriter');
    expect(await isSignedIn(browser)).toBe(true);
    expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  /** The entries of the account page after connecting once more: of what was before, nothing is left. */
  async function countEntries(person: Person): Promise<number> {
    const browser = new Browser();
    await obtainCode({ browser, person });
    const { html } = await browser.get('/account');
    return [...html.matchAll(/name="grant"/g)].length;
  }
});
