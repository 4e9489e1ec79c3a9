import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { validateIdToken } from './validate-id-token.ts';

const issuer = 'https://accounts.example';
const clientId = 'contact-saver-web';
const ours = await generateKeyPair('RS256');
const foreign = await generateKeyPair('RS256');
const now = () => Math.floor(Date.now() / 1000);

type Changes = Readonly<Record<string, unknown>>;

const claims = (changed: Changes = {}) => ({
  iss: issuer,
  sub: 'ada',
  aud: clientId,
  exp: now() + 300,
  iat: now(),
  nonce: 'our nonce',
  sid: 'one session',
  name: 'Ada Lovelace',
  ...changed,
});

const sign = (changed?: Changes, key = ours.privateKey) =>
  new SignJWT(claims(changed)).setProtectedHeader({ alg: 'RS256' }).sign(key);

const validate = (token: string) =>
  validateIdToken(token, { issuer, clientId, nonce: 'our nonce', findKey: async () => ours.publicKey });

describe('validateIdToken', () => {
  it.each<[string, string, Changes]>([
    ['another issuer', 'issuer', { iss: 'https://evil.example' }],
    ['an issuer with a slash more', 'issuer', { iss: `${issuer}/` }],
    ['no issuer', 'issuer', { iss: undefined }],
    ['another audience', 'audience', { aud: 'message-writer' }],
    ['no audience', 'audience', { aud: undefined }],
    ['us and somebody else', 'audience', { aud: [clientId, 'message-writer'] }],
    ['us and somebody else, authorized for us', 'audience', { aud: [clientId, 'other'], azp: clientId }],
    ['another authorized party', 'audience', { azp: 'message-writer' }],
    ['an end that has passed', 'expiry', { exp: now() - 60 }],
    ['no end', 'expiry', { exp: undefined }],
    ['no beginning', 'expiry', { iat: undefined }],
    ['an age of ten minutes', 'expiry', { iat: now() - 600 }],
    ['a beginning in the future', 'expiry', { iat: now() + 600 }],
    ['another nonce', 'nonce', { nonce: 'another' }],
    ['no nonce', 'nonce', { nonce: undefined }],
    ['no subject', 'claims', { sub: undefined }],
    ['an empty subject', 'claims', { sub: '' }],
    ['no session', 'claims', { sid: undefined }],
  ])('refuses %s (OIDC Core §3.1.3.7)', async (_title, fault, changed) => {
    await expect(sign(changed).then(validate)).rejects.toMatchObject({ name: 'SignInError', fault });
  });

  it('refuses another key, no signature, HMAC, a changed one, and nonsense', async () => {
    const [header, , signature] = (await sign()).split('.');
    const changed = Buffer.from(JSON.stringify(claims({ sub: 'eve' }))).toString('base64url');
    const hmac = new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' });
    const bad = [
      await sign({}, foreign.privateKey),
      new UnsecuredJWT(claims()).encode(),
      await hmac.sign(new TextEncoder().encode('a secret of thirty-two characters')),
      `${header}.${changed}.${signature}`,
      'a.b.c',
      '',
    ];
    for (const token of bad) await expect(validate(token)).rejects.toMatchObject({ fault: 'signature' });
  });

  it('says who has signed in', async () => {
    expect(await validate(await sign())).toEqual({
      issuer,
      subject: 'ada',
      sid: 'one session',
      name: 'Ada Lovelace',
    });
  });
});
