import { generateKeyPairSync, sign } from 'node:crypto';
import type { JWKS } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier } from './verify-token.ts';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const verifyToken = createTokenVerifier({
  keys: [{ ...own.privateKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256' }],
} as JWKS);

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');

function token(header: object = { alg: 'RS256', kid: 'own' }, key = own.privateKey): string {
  const signed = `${part(header)}.${part({ sub: 'ada' })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

describe('createTokenVerifier', () => {
  it.each([
    ['signed by a stranger', token(undefined, stranger.privateKey)],
    ['of another algorithm', token({ alg: 'none', kid: 'own' })],
    ['of a key that is not known', token({ alg: 'RS256', kid: 'other' })],
    ['without a signature', token().replace(/[^.]*$/, '')],
    ['whose payload was changed', token().replace(/\.[^.]+\./, `.${part({ sub: 'eve' })}.`)],
  ])('says that a token %s is not good', async (_which, jwt) => {
    expect(await verifyToken(jwt)).toMatchObject({ valid: false });
  });

  it('names no key where none is named', async () => {
    expect(await verifyToken(token({ alg: 'RS256' }))).toEqual({ valid: false, kid: null });
  });

  it.each(['', 'a.b.c', '..'])('rejects %j, which is no token', async (jwt) => {
    await expect(verifyToken(jwt)).rejects.toThrow();
  });

  it('says which key has signed a good one', async () => {
    expect(await verifyToken(token())).toEqual({ valid: true, kid: 'own' });
  });
});
