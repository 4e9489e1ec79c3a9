import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import type { IntrospectionResponse } from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { AccessTokenError, InsufficientScopeError } from '../access-token/errors.ts';
import type { IssuerKeys } from '../access-token/issuer-keys.ts';
import { introspectAccessToken } from '../access-token/introspect-access-token.ts';
import { readBearerToken } from '../access-token/read-bearer-token.ts';
import { verifyAccessToken } from '../access-token/verify-access-token.ts';
import { failedCheck } from './failed-check.ts';

const issuer = 'http://localhost:3002';
const audience = 'http://localhost:3001';
const { privateKey, publicKey } = await generateKeyPair('RS256');
const stranger = await generateKeyPair('RS256');
const keys = { find: async () => publicKey } as unknown as IssuerKeys;
const now = Math.floor(Date.now() / 1_000);
const claims = {
  iss: issuer,
  aud: audience,
  sub: 'ada',
  client_id: 'message-writer',
  jti: 'one',
  iat: now,
  exp: now + 300,
  scope: 'contacts.read',
};

async function sign(changes: object = {}, header: object = {}, key = privateKey): Promise<string> {
  return new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...header })
    .sign(key);
}

async function refusalOf(token: string): Promise<AccessTokenError> {
  const refusal: unknown = await verifyAccessToken(token, { issuer, audience, keys }).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(AccessTokenError);
  return refusal as AccessTokenError;
}

async function refusalOfOpaque(token: string, answer: object): Promise<AccessTokenError> {
  const endpoint = { ask: async () => answer as IntrospectionResponse };
  const refusal: unknown = await introspectAccessToken(token, { issuer, audience, endpoint }).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(AccessTokenError);
  return refusal as AccessTokenError;
}

type Sent = Parameters<typeof readBearerToken>[0];

function refusalToRead(sent: Partial<Sent>): AccessTokenError {
  try {
    readBearerToken({ headersDistinct: {}, query: {}, ...sent });
  } catch (error) {
    return error as AccessTokenError;
  }
  throw new Error('it was read');
}

const authorization = (...lines: string[]): Partial<Sent> => ({ headersDistinct: { authorization: lines } });

describe('failedCheck', () => {
  it.each<[string, Partial<Sent>]>([
    ['no token', {}],
    ['another scheme', authorization('Basic YTpi')],
    ['two headers', authorization('Bearer a', 'Bearer b')],
    ['a token in the query', { query: { access_token: 'a' } }],
    ['a token in the body', { body: { access_token: 'a' } }],
    ['no bearer token', authorization('Bearer ä')],
  ])('takes %s for a request without one access token in its header', (_title, sent) => {
    expect(failedCheck(refusalToRead(sent))).toBe('bearer');
  });

  it('takes a token that is too long for one that was not even read', () => {
    expect(failedCheck(refusalToRead(authorization(`Bearer ${'a'.repeat(8_193)}`)))).toBe('bearer');
  });

  it.each<[string, object, string]>([
    ['of another issuer', { iss: 'http://evil.example' }, 'access-token-issuer'],
    ['without an issuer', { iss: undefined }, 'access-token-issuer'],
    ['for another audience', { aud: 'http://localhost:3000' }, 'access-token-audience'],
    ['for audiences without us', { aud: ['http://localhost:3000'] }, 'access-token-audience'],
    ['without an audience', { aud: undefined }, 'access-token-audience'],
    ['that has expired', { exp: now - 60 }, 'access-token-expiry'],
    ['that never expires', { exp: undefined }, 'access-token-expiry'],
    ['whose expiry is no number', { exp: 'soon' }, 'access-token-expiry'],
    ['that is not yet good', { nbf: now + 60 }, 'access-token-expiry'],
    ['without iat', { iat: undefined }, 'access-token-expiry'],
    ['without a subject', { sub: undefined }, 'access-token-claims'],
    ['with an empty subject', { sub: '' }, 'access-token-claims'],
    ['without a client', { client_id: undefined }, 'access-token-claims'],
    ['without jti', { jti: undefined }, 'access-token-claims'],
    ['with a scope that is no text', { scope: ['contacts.read'] }, 'access-token-claims'],
  ])('takes a token %s for a failed %o → %s', async (_title, changes, check) => {
    expect(failedCheck(await refusalOf(await sign(changes)))).toBe(check);
  });

  it.each(['JWT', 'logout+jwt', undefined])('takes a token of type %s for no access token', async (typ) => {
    expect(failedCheck(await refusalOf(await sign({}, { typ })))).toBe('access-token-type');
  });

  it.each<[string, () => Promise<string>]>([
    ['signed by a stranger', async () => sign({}, {}, stranger.privateKey)],
    ['signed by nobody', async () => new UnsecuredJWT(claims).encode()],
    [
      'of another algorithm',
      async () => sign({}, { alg: 'PS256' }, (await generateKeyPair('PS256')).privateKey),
    ],
    ['that is none', async () => 'a.b.c'],
    ['that is half of one', async () => (await sign()).slice(0, -9)],
  ])('takes a token %s for one the issuer has not signed', async (_title, forge) => {
    expect(failedCheck(await refusalOf(await forge()))).toBe('access-token-signature');
  });

  it.each<[string, object, string]>([
    ['is not active', { active: false }, 'token-active'],
    ['has no type', { token_type: undefined }, 'introspected-type'],
    ['is of another issuer', { iss: 'http://evil.example' }, 'introspected-issuer'],
    ['has no audience', { aud: undefined }, 'introspected-audience'],
    ['has expired', { exp: now - 60 }, 'introspected-expiry'],
    ['never expires', { exp: undefined }, 'introspected-expiry'],
    ['speaks for nobody', { sub: undefined }, 'introspected-claims'],
    ['was given to nobody', { client_id: '' }, 'introspected-claims'],
  ])('takes what the issuer says of a token that %s for a failed %o → %s', async (_title, changes, check) => {
    const answer = { ...claims, active: true, token_type: 'Bearer', ...changes };
    expect(failedCheck(await refusalOfOpaque('opaque', answer))).toBe(check);
  });

  it('takes what is no token for one that was not even read', async () => {
    expect(failedCheck(await refusalOfOpaque('a.b', {}))).toBe('bearer');
  });

  it('takes a scope that is missing for what it is', () => {
    expect(failedCheck(new InsufficientScopeError('contacts.write'))).toBe('scope-sufficient');
  });
});
