import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { Browser } from './browser.ts';
import { authorizationUrl, createPkce, obtainCode, redeem, redirectUri, refresh } from './protocol.ts';

/** Somebody who is signed in at the authorization server and has let MessageWriter in. */
async function connected(scope?: string, ticked?: readonly string[]) {
  const browser = new Browser();
  const issued = await obtainCode({ browser, ...(scope && { scope }), ...(ticked && { ticked }) });
  return { browser, nonce: issued.nonce, person: issued.person, tokens: (await redeem(issued)).body };
}

/** Where an authorization request leads this browser: back to the client, or to a page. */
async function ask(browser: Browser, changes: Record<string, string | undefined>) {
  const pkce = createPkce();
  const url = authorizationUrl(pkce.challenge, { prompt: undefined, ...changes });
  const { location } = await browser.get(url);
  const isBack = location.startsWith(redirectUri);
  return { pkce, answer: isBack ? new URL(location).searchParams : undefined, page: isBack ? '' : location };
}

async function redeemAnswer({ answer, pkce }: Awaited<ReturnType<typeof ask>>) {
  return (await redeem({ code: answer?.get('code') ?? '', verifier: pkce.verifier })).body;
}

function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

async function userinfo(refreshToken: string) {
  const { access_token } = (await refresh(refreshToken)).body;
  const headers = { authorization: `Bearer ${access_token}` };
  const [byGet, byPost] = await Promise.all(
    ['GET', 'POST'].map((method) => fetch(`${env.authorizationServerUrl}/me`, { method, headers })),
  );
  const claims = await byGet?.json();
  expect(await byPost?.json()).toEqual(claims);
  expect(byGet?.headers.get('cache-control')).toContain('no-store');
  return claims;
}

test('prompt=none answers at once who may, and says why it cannot — OIDC Core §3.1.2.1', async () => {
  const { browser, tokens } = await connected();
  const silent = await ask(browser, { prompt: 'none' });
  expect(claimsOf((await redeemAnswer(silent)).id_token).sub).toBe(claimsOf(tokens.id_token).sub);
  const more = await ask(browser, { prompt: 'none', scope: 'openid contacts.write' });
  expect(more.answer?.get('error')).toBe('consent_required');
  expect(more.answer?.get('iss')).toBe(env.authorizationServerUrl);
  const stranger = await ask(new Browser(), { prompt: 'none' });
  expect(stranger.answer?.get('error')).toBe('login_required');
});

test('a session goes on in another tab, without another password — OIDC Core §3.1.2.3', async () => {
  const { browser } = await connected();
  const another = await ask(browser, {});
  expect(another.answer?.get('code')).toBeTruthy();
});

test('prompt=login and max_age ask for the password again — OIDC Core §3.1.2.1', async () => {
  const { browser, person, tokens } = await connected();
  for (const again of [{ prompt: 'login' }, { max_age: '0' }]) {
    const { page } = await ask(browser, again);
    expect((await browser.get(page)).html).toContain('/login"');
  }
  const recent = await ask(browser, { max_age: '3600' });
  const claims = claimsOf((await redeemAnswer(recent)).id_token);
  expect(claims['auth_time']).toBeLessThanOrEqual(claimsOf(tokens.id_token).iat);
  await obtainCode({ browser: new Browser(), person });
});

test('an ID token says who, for whom and since when, and answers this request — OIDC Core §2', async () => {
  const { nonce, tokens } = await connected();
  const again = await connected();
  const claims = claimsOf(tokens.id_token);
  expect(claims).toMatchObject({
    iss: env.authorizationServerUrl,
    aud: 'message-writer',
    nonce,
    sub: expect.stringMatching(/^[\w-]{20,}$/),
    sid: expect.any(String),
  });
  expect(claims.exp - claims.iat).toBeGreaterThan(0);
  expect(claims.sub).not.toBe(claimsOf(again.tokens.id_token).sub);
  expect(claims.sub).not.toContain('@');
});

test('claims come for granted scopes only — OIDC Core §5.4', async () => {
  const bare = await connected('openid birthdays.read offline_access');
  expect(Object.keys(await userinfo(bare.tokens.refresh_token))).toEqual(['sub']);
  const full = await connected();
  const told = await userinfo(full.tokens.refresh_token);
  expect(told).toMatchObject({ sub: claimsOf(full.tokens.id_token).sub, email: full.person.email });
  const unticked = await connected(undefined, ['contacts.read', 'offline_access']);
  const kept = await userinfo(unticked.tokens.refresh_token);
  expect(kept).not.toHaveProperty('email');
  expect(kept).toHaveProperty('name');
});
