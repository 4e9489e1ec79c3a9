import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
  await api.request('/readyz');
});

beforeEach(() => {
  issuer.requests.splice(0);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const statusOf = async (token: string) => (await api.request('/contacts', { token })).status;
const questions = () => issuer.requests.filter((path) => path === '/token/introspection').length;
const now = () => Math.floor(Date.now() / 1000);

describe('ten calls of the API', () => {
  const tenTimes = async (token: string) => {
    const statuses = [];
    for (let call = 0; call < 10; call += 1) statuses.push(await statusOf(token));
    return new Set(statuses);
  };

  it('with one JWT ask the issuer nothing, once its keys are loaded (RFC 9068 §4)', async () => {
    expect(await tenTimes(await issuer.sign(api.url))).toEqual(new Set([200]));
    expect(issuer.requests).toEqual([]);
  });

  it('with one opaque token ask it ten times (RFC 7662 §4: no cache)', async () => {
    expect(await tenTimes(issuer.issueOpaque(api.url))).toEqual(new Set([200]));
    expect(issuer.requests).toEqual(Array.from({ length: 10 }, () => '/token/introspection'));
  });
});

describe('a person takes the access back', () => {
  it('an opaque token ends at once, a JWT of the same grant goes on until it expires (O4)', async () => {
    const sub = 'ada';
    const jwt = await issuer.sign(api.url, { claims: { sub } });
    const opaque = issuer.issueOpaque(api.url, { sub });
    expect([await statusOf(jwt), await statusOf(opaque)]).toEqual([200, 200]);
    issuer.revoke(opaque);
    expect([await statusOf(jwt), await statusOf(opaque)]).toEqual([200, 401]);
  });
});

/** What the issuer may say of a token that is active, but none of this API's. */
const refusals: Record<string, () => Record<string, unknown>> = {
  'a refresh token, which is active and has no type': () => ({ token_type: undefined, aud: undefined }),
  'a refresh token, even with our audience': () => ({ token_type: undefined }),
  'a token bound to a key (DPoP), shown without proof': () => ({
    token_type: 'DPoP',
    cnf: { jkt: 'the thumbprint of a key' },
  }),
  'a token bound to a key that is not named': () => ({ token_type: 'DPoP' }),
  'a bearer token that names a key': () => ({ cnf: { jkt: 'the thumbprint of a key' } }),
  'a userinfo token, which has no audience': () => ({ aud: undefined, scope: 'openid profile' }),
  'the audience of the JWTs': () => ({ aud: api.url }),
  'another audience': () => ({ aud: `${api.url}/activity` }),
  'our audience with a trailing slash': () => ({ aud: `${api.url}/introspected/` }),
  'our audience in a list': () => ({ aud: [`${api.url}/introspected`, 'http://localhost:1'] }),
  'another issuer': () => ({ iss: 'http://localhost:1' }),
  'no issuer': () => ({ iss: undefined }),
  'an expiry beyond the tolerance': () => ({ exp: now() - 31 }),
  'no expiry': () => ({ exp: undefined }),
  'an expiry that is no number': () => ({ exp: 'tomorrow' }),
  'no subject': () => ({ sub: undefined }),
  'an empty subject': () => ({ sub: '' }),
  'no client': () => ({ client_id: undefined }),
  'a scope that is no string': () => ({ scope: ['contacts.read'] }),
  'what is not active, whatever else is said of it': () => ({ active: false }),
};

describe('an opaque token is refused as invalid_token for', () => {
  it.each(Object.entries(refusals))('%s', async (_title, claims) => {
    await expectInvalidToken(issuer.issueOpaque(api.url, claims()));
    expect(questions()).toBe(1);
  });

  it('being unknown', async () => expectInvalidToken('A'.repeat(43)));
});

describe('a JWT', () => {
  it('for the second name of the API is refused, and nobody is asked about it', async () => {
    await expectInvalidToken(await issuer.sign(`${api.url}/introspected`));
    expect(issuer.requests).toEqual([]);
  });
});

describe('what can be no token of the issuer’s never becomes a request', () => {
  it.each<[string, string, number]>([
    ['one dot', 'a.b', 401],
    ['an encrypted JWT, of five parts', 'a.b.c.d.e', 401],
    ['257 characters', 'a'.repeat(257), 401],
    ['9 KB', 'a'.repeat(9_000), 401],
    ['characters no token has', 'a%00b', 400],
    ['an equals sign in the middle', 'a=b', 400],
    ['three equals signs', 'a===', 401],
  ])('%s', async (_title, token, status) => {
    expect(await statusOf(token)).toBe(status);
    expect(issuer.requests).toEqual([]);
  });
});

async function expectInvalidToken(token: string): Promise<void> {
  const response = await api.request('/contacts', { token });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", /);
}
