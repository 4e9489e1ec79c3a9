import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { authorizationUrl, createPkce, postForm } from './protocol.ts';

const hostile = [
  '%00',
  'a%00b',
  '%ff',
  '%c3%28',
  '%ed%a0%80',
  '%0d%0aset-cookie:x=y',
  '__proto__',
  'constructor',
  '-1',
  'NaN',
  '1e999',
  "'%20OR%201=1--",
  '%7B%22%24ne%22:1%7D',
  '..%2f..%2fetc%2fpasswd',
  '%E2%80%AE',
  '%F0%9F%8E%82',
  'a'.repeat(8_000),
];
const { challenge } = createPkce();

/** The status of a request written by hand, because `fetch` would mend it. */
async function status(url: string, init: RequestInit = {}): Promise<number> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  await answer.body?.cancel();
  return answer.status;
}

test('no parameter of the authorization endpoint makes it fail', async () => {
  const good = new URL(authorizationUrl(challenge));
  for (const name of [
    ...good.searchParams.keys(),
    'login_hint',
    'max_age',
    'claims',
    'id_token_hint',
    'ui_locales',
  ]) {
    for (const value of hostile) {
      const url = new URL(good);
      url.searchParams.delete(name);
      const answer = await status(`${url.href}&${name}=${value}`, { headers: { accept: 'text/html' } });
      expect(answer, `${name}=${value.slice(0, 40)}`).toBeLessThan(500);
    }
    expect(await status(`${good.href}&${name}=twice`)).toBeLessThan(500);
    expect(await status(`${good.href}&${name}[]=list`)).toBeLessThan(500);
  }
});

test('no parameter of the token endpoints makes them fail', async () => {
  for (const endpoint of ['/token', '/token/revocation', '/token/introspection']) {
    for (const name of [
      'grant_type',
      'code',
      'redirect_uri',
      'code_verifier',
      'refresh_token',
      'resource',
      'scope',
      'token',
      'client_id',
    ]) {
      for (const value of hostile) {
        for (const grant of ['authorization_code', 'refresh_token']) {
          const body = `grant_type=${grant}&${name}=${value}`;
          expect((await postForm(endpoint, body)).status, `${endpoint} ${body.slice(0, 60)}`).toBeLessThan(
            500,
          );
        }
      }
    }
  }
});

test('no path, query, body or header of ContactSaver and MessageWriter makes them fail', async () => {
  const paths = [
    '/contacts/VALUE',
    '/contacts?search=VALUE',
    '/birthdays?days=VALUE',
    '/birthdays?timeZone=VALUE',
    '/VALUE',
  ];
  const pages = [
    '/?disconnected=VALUE',
    '/oauth/callback?state=VALUE&code=VALUE&iss=VALUE',
    '/messages?search=VALUE',
    '/contacts?needs=VALUE',
    '/VALUE',
  ];
  const targets = [
    ...paths.map((path) => env.contactSaverUrl + path),
    ...pages.map((path) => env.messageWriterUrl + path),
    `${env.authorizationServerUrl}/interaction/VALUE`,
    `${env.authorizationServerUrl}/auth/VALUE`,
    `${env.authorizationServerUrl}/VALUE`,
    `${env.authorizationServerUrl}/session/end?id_token_hint=VALUE&post_logout_redirect_uri=VALUE`,
  ];
  for (const target of targets) {
    for (const value of hostile) {
      expect(await status(target.replaceAll('VALUE', value)), `${target} ${value.slice(0, 40)}`).toBeLessThan(
        500,
      );
    }
  }
});

test('cookies that are none, or many, make nothing fail', async () => {
  for (const cookie of [
    'mw_session=%00',
    'mw_session=a; mw_session=b',
    `mw_session=${'x'.repeat(43)}`,
    'as_session=x; as_session.sig=y',
    'as_interaction=%00',
  ]) {
    for (const address of [
      `${env.messageWriterUrl}/birthdays`,
      `${env.authorizationServerUrl}/account`,
      authorizationUrl(challenge),
    ]) {
      expect(await status(address, { headers: { cookie } }), `${cookie} ${address}`).toBeLessThan(500);
    }
  }
});
