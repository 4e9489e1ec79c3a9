import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;
let canary: Server;
let canaryUrl: string;
let canaryRequests = 0;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
  canary = createServer((_request, response) => {
    canaryRequests += 1;
    response.end('{"keys":[]}');
  });
  await new Promise<void>((resolve) => canary.listen(0, 'localhost', resolve));
  canaryUrl = `http://localhost:${(canary.address() as AddressInfo).port}/jwks`;
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop(), new Promise((resolve) => canary.close(resolve))]);
});

const otherKey = () => generateKeyPair('RS256', { extractable: true });

/** RFC 9068 §4 and RFC 8725 §3: each is one way in that must be shut. */
const forgeries: Record<string, () => Promise<string>> = {
  'alg: none': async () =>
    new UnsecuredJWT({ iss: issuer.url, aud: api.url, sub: 'a', scope: 'contacts.read' }).encode(),
  'HS256 with the public key as secret': async () =>
    issuer.sign(api.url, {
      header: { alg: 'HS256' },
      key: new TextEncoder().encode(await exportSPKI(issuer.publicKey)),
    }),
  'another key under the same kid': async () => issuer.sign(api.url, { key: (await otherKey()).privateKey }),
  'an unknown kid': async () =>
    issuer.sign(api.url, { header: { kid: 'nobody' }, key: (await otherKey()).privateKey }),
  'the key inside the token (jwk)': async () => {
    const { privateKey, publicKey } = await otherKey();
    return issuer.sign(api.url, { header: { jwk: await exportJWK(publicKey) }, key: privateKey });
  },
  'the address of a key (jku)': async () =>
    issuer.sign(api.url, { header: { jku: canaryUrl, kid: 'theirs' }, key: (await otherKey()).privateKey }),
  'the address of a certificate (x5u)': async () =>
    issuer.sign(api.url, { header: { x5u: canaryUrl, kid: 'theirs' }, key: (await otherKey()).privateKey }),
  'a critical extension nobody knows (crit)': async () => {
    const [, payload, signature] = (await issuer.sign(api.url)).split('.');
    const header = { alg: 'RS256', typ: 'at+jwt', kid: issuer.kid, crit: ['x'], x: 1 };
    return [encode(header), payload, signature].join('.');
  },
  ES256: async () =>
    issuer.sign(api.url, { header: { alg: 'ES256' }, key: (await generateKeyPair('ES256')).privateKey }),
  'a truncated signature': async () => (await issuer.sign(api.url)).slice(0, -10),
  'no signature': async () => (await issuer.sign(api.url)).replace(/[^.]*$/, ''),
  'another payload under a good signature': async () => {
    const [header, payload = '', signature] = (await issuer.sign(api.url)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    return [header, encode({ ...claims, sub: 'somebody-else' }), signature].join('.');
  },
  'an ID token (typ: JWT)': async () => issuer.sign(api.url, { header: { typ: 'JWT' } }),
  'a logout token': async () => issuer.sign(api.url, { header: { typ: 'logout+jwt' } }),
  '12 KB': async () => issuer.sign(api.url, { claims: { padding: 'x'.repeat(9_000) } }),
  'not a JWT at all': async () => 'abc',
  'a header that is no object': async () => `${encode([])}.${encode({})}.AAAA`,
  'a kid that is no string': async () => {
    const [, payload, signature] = (await issuer.sign(api.url)).split('.');
    return [encode({ alg: 'RS256', typ: 'at+jwt', kid: { a: 1 } }), payload, signature].join('.');
  },
  'an alg that is no string': async () => `${encode({ alg: ['RS256'], typ: 'at+jwt' })}.${encode({})}.AAAA`,
};

const claimMistakes: Record<string, () => Record<string, unknown>> = {
  'an issuer with a trailing slash': () => ({ iss: `${issuer.url}/` }),
  'another issuer': () => ({ iss: 'http://localhost:1' }),
  'no issuer': () => ({ iss: undefined }),
  'no audience': () => ({ aud: undefined }),
  'another audience': () => ({ aud: `${api.url}/activity` }),
  'our audience with a trailing slash': () => ({ aud: `${api.url}/` }),
  'a list of audiences without us': () => ({ aud: ['http://localhost:1', `${api.url}x`] }),
  'an expiry beyond the tolerance': () => ({ exp: now() - 31 }),
  'no expiry': () => ({ exp: undefined }),
  'an expiry that is no number': () => ({ exp: 'tomorrow' }),
  'a beginning beyond the tolerance': () => ({ nbf: now() + 600 }),
  'no subject': () => ({ sub: undefined }),
  'an empty subject': () => ({ sub: '' }),
  'a subject that is no string': () => ({ sub: { a: 1 } }),
  'no client_id': () => ({ client_id: undefined }),
  'no jti': () => ({ jti: undefined }),
  'no iat': () => ({ iat: undefined }),
  'a scope that is no string': () => ({ scope: ['contacts.read'] }),
};

describe('an access token is refused as invalid_token for', () => {
  it.each(Object.entries(forgeries))('%s', async (_title, forge) => {
    await expectInvalidToken(await forge());
  });

  it.each(Object.entries(claimMistakes))('%s', async (_title, claims) => {
    await expectInvalidToken(await issuer.sign(api.url, { claims: claims() }));
  });

  it('a megabyte, which Node refuses before us', async () => {
    const response = await api.request('/contacts', { token: 'a'.repeat(1_000_000) });
    expect(response.status).toBe(431);
  });
});

describe('an access token is taken', () => {
  it.each<[string, () => Record<string, unknown>]>([
    ['with us among several audiences', () => ({ aud: ['http://localhost:1', api.url] })],
    ['from a clock 20 seconds behind', () => ({ exp: now() - 20 })],
    ['from a clock 20 seconds ahead', () => ({ iat: now() + 20, nbf: now() + 20 })],
  ])('%s', async (_title, claims) => {
    const token = await issuer.sign(api.url, { claims: claims() });
    expect((await api.request('/contacts', { token })).status).toBe(200);
  });

  it('as application/at+jwt (RFC 9068 §4)', async () => {
    const token = await issuer.sign(api.url, { header: { typ: 'application/at+jwt' } });
    expect((await api.request('/contacts', { token })).status).toBe(200);
  });
});

it('never fetches what a token points to', () => {
  expect(canaryRequests).toBe(0);
});

async function expectInvalidToken(token: string): Promise<void> {
  const response = await api.request('/contacts', { token });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", /);
  // The same words for every reason: what exactly was wrong is for our log.
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'invalid_token',
    status: 401,
    detail: 'The access token is not valid here: expired, revoked, malformed, or meant for somebody else.',
  });
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
