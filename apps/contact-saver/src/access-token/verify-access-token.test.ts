import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { AccessTokenError, KeysUnavailableError } from './errors.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { verifyAccessToken } from './verify-access-token.ts';

const issuer = 'http://localhost:3002';
const audience = 'http://localhost:3001';
const { privateKey, publicKey } = await generateKeyPair('RS256');
const stranger = await generateKeyPair('RS256');
const now = Math.floor(Date.now() / 1000);

const claims = {
  iss: issuer,
  aud: audience,
  sub: 'ada',
  client_id: 'message-writer',
  jti: 'one',
  iat: now,
  exp: now + 300,
  scope: 'contacts.read birthdays.read',
};

const keys = (find: IssuerKeys['find'] = async () => publicKey) => ({ find }) as IssuerKeys;
const sign = (changes: object = {}, header: object = {}, key = privateKey) =>
  new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'one', ...header })
    .sign(key);
const verify = (token: string) => verifyAccessToken(token, { issuer, audience, keys: keys() });

describe('verifyAccessToken', () => {
  it.each<[string, object]>([
    ['a wrong issuer', { iss: `${issuer}/` }],
    ['no issuer', { iss: undefined }],
    ['a wrong audience', { aud: `${audience}/` }],
    ['audiences without us', { aud: ['http://localhost:1'] }],
    ['no audience', { aud: undefined }],
    ['an expiry too long ago', { exp: now - 60 }],
    ['no expiry', { exp: undefined }],
    ['a beginning too far ahead', { nbf: now + 60 }],
    ['no subject', { sub: undefined }],
    ['no client', { client_id: undefined }],
    ['no jti', { jti: undefined }],
    ['no iat', { iat: undefined }],
    ['a scope that is no text', { scope: ['contacts.read'] }],
  ])('refuses %s', async (_title, changes) => {
    await expect(verify(await sign(changes))).rejects.toMatchObject({ code: 'invalid_token', status: 401 });
  });

  it.each<[string, () => Promise<string>]>([
    ['no signature', async () => new UnsecuredJWT(claims).encode()],
    ["a stranger's signature", () => sign({}, {}, stranger.privateKey)],
    ['an ID token', () => sign({}, { typ: 'JWT' })],
    ['a logout token', () => sign({}, { typ: 'logout+jwt' })],
    ['nonsense', async () => 'a.b.c'],
  ])('refuses %s', async (_title, forge) => {
    await expect(verify(await forge())).rejects.toBeInstanceOf(AccessTokenError);
  });

  it.each(['PS256', 'RS512', 'ES256'])('refuses %s even where the key fits', async (alg) => {
    const pair = await generateKeyPair(alg);
    const token = await sign({}, { alg }, pair.privateKey);
    const fitting = keys(async () => pair.publicKey);
    await expect(verifyAccessToken(token, { issuer, audience, keys: fitting })).rejects.toThrow(
      'ERR_JOSE_ALG_NOT_ALLOWED',
    );
  });

  it('says for our log which check failed and by how much, and shows nothing of the token', async () => {
    const token = await sign({ exp: now - 600 });
    const error = await verify(token).catch((refused: unknown) => refused);
    expect((error as Error).message).toMatch(/^ERR_JWT_EXPIRED exp is -60\d seconds from now by our clock$/);
  });

  it('passes on that there are no keys: that is not the fault of the token', async () => {
    const none = keys(async () => {
      throw new KeysUnavailableError();
    });
    await expect(verifyAccessToken(await sign(), { issuer, audience, keys: none })).rejects.toBeInstanceOf(
      KeysUnavailableError,
    );
  });

  it('returns who the token speaks for, which client carries it, and what it may do', async () => {
    expect(await verify(await sign({ scope: 'contacts.read  birthdays.read' }))).toEqual({
      issuer,
      subject: 'ada',
      clientId: 'message-writer',
      id: 'one',
      scopes: new Set(['contacts.read', 'birthdays.read']),
    });
  });

  it('reads an absent scope as none', async () => {
    expect((await verify(await sign({ scope: undefined }))).scopes.size).toBe(0);
  });
});
