import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type JWK, type JWTHeaderParameters, SignJWT, exportSPKI, generateKeyPair, importJWK } from 'jose';
import { env } from '../env.ts';
import { call, goodClaims, now, signed, signingKey } from './forge.ts';
import { obtainCode, redeem } from './protocol.ts';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token signed like this is good: the refusals below are about what they change', async ({
  request,
}) => {
  expect((await call(request, `Bearer ${await signed()}`)).status()).toBe(200);
  expect((await call(request, `bearer ${await signed()}`)).status()).toBe(200);
});

test.describe('forged tokens — RFC 9068 §4, RFC 8725', () => {
  const forgeries: Record<string, () => Promise<string>> = {
    'alg none': async () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(goodClaims())}.`,
    'HS256 with the public key as secret': async () => {
      const { kty, n, e } = signingKey;
      const publicKey = (await importJWK({ kty, n, e } as JWK, 'RS256')) as CryptoKey;
      const secret = new TextEncoder().encode(await exportSPKI(publicKey));
      return new SignJWT(goodClaims())
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: signingKey.kid })
        .sign(secret);
    },
    'another RSA key with our kid': async () => {
      const { privateKey } = await generateKeyPair('RS256');
      return new SignJWT(goodClaims())
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: signingKey.kid })
        .sign(privateKey);
    },
    'an unknown kid': () => signed({}, { kid: 'unknown' }),
    ES256: async () => {
      const { privateKey } = await generateKeyPair('ES256');
      return new SignJWT(goodClaims())
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signingKey.kid })
        .sign(privateKey);
    },
    'a critical extension nobody knows': async () =>
      `${encode({ alg: 'RS256', typ: 'at+jwt', crit: ['x'], x: 1 })}.${encode(goodClaims())}.AAAA`,
    'a truncated signature': async () => (await signed()).slice(0, -10),
    'a changed payload': async () => {
      const [header, , signature] = (await signed()).split('.');
      return `${header}.${encode({ ...goodClaims(), sub: 'somebody else' })}.${signature}`;
    },
    'an ID token (typ JWT)': () => signed({}, { typ: 'JWT' }),
    'a logout token': () => signed({}, { typ: 'logout+jwt' }),
    'a megabyte': async () => 'a'.repeat(15_000),
    'another issuer': () => signed({ iss: `${env.authorizationServerUrl}/` }),
    'an audience list without us': () => signed({ aud: ['https://other.example'] }),
    'no audience': () => signed({ aud: undefined }),
    'the activity audience': () => signed({ aud: `${env.contactSaverUrl}/activity` }),
    expired: () => signed({ exp: now() - 60 }),
    'not valid yet': () => signed({ nbf: now() + 600 }),
    'no subject': () => signed({ sub: undefined }),
    'no client_id': () => signed({ client_id: undefined }),
    'no jti': () => signed({ jti: undefined }),
  };
  for (const [title, forge] of Object.entries(forgeries)) {
    test(title, async ({ request }) => {
      const answer = await call(request, `Bearer ${await forge()}`);
      expect(answer.status()).toBe(401);
      expect(answer.headers()['www-authenticate']).toContain('error="invalid_token"');
    });
  }

  test('an embedded key and a key address: refused, and nothing is fetched', async ({ request }) => {
    let visits = 0;
    const canary = createServer((_request, response) => {
      visits += 1;
      response.end('{"keys":[]}');
    });
    await new Promise<void>((resolve) => canary.listen(0, 'localhost', resolve));
    const address = `http://localhost:${(canary.address() as AddressInfo).port}/jwks`;
    const { privateKey } = await generateKeyPair('RS256');
    for (const header of [{ jku: address }, { x5u: address }, { jwk: { kty: 'RSA' } }]) {
      const forged = await new SignJWT(goodClaims())
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...header } as JWTHeaderParameters)
        .sign(privateKey);
      expect((await call(request, `Bearer ${forged}`)).status()).toBe(401);
    }
    canary.close();
    expect(visits).toBe(0);
  });

  test('an ID token of a real flow is no access token', async ({ request }) => {
    const { id_token, refresh_token } = (await redeem(await obtainCode())).body;
    for (const token of [id_token, refresh_token])
      expect((await call(request, `Bearer ${token}`)).status()).toBe(401);
  });
});
