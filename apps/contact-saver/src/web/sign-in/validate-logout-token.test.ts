import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { validateLogoutToken } from './validate-logout-token.ts';

const issuer = 'https://accounts.example';
const clientId = 'contact-saver-web';
const event = 'http://schemas.openid.net/event/backchannel-logout';
const ours = await generateKeyPair('RS256');
const foreign = await generateKeyPair('RS256');
const now = () => Math.floor(Date.now() / 1000);

type Changes = Readonly<Record<string, unknown>>;

const claims = (changed: Changes = {}) => ({
  iss: issuer,
  sub: 'ada',
  aud: clientId,
  sid: 'one session',
  jti: 'this one',
  exp: now() + 120,
  iat: now(),
  events: { [event]: {} },
  ...changed,
});

const sign = (changed?: Changes, typ: string | undefined = 'logout+jwt', key = ours.privateKey) =>
  new SignJWT(claims(changed)).setProtectedHeader({ alg: 'RS256', ...(typ && { typ }) }).sign(key);

const validate = (token: string) =>
  validateLogoutToken(token, { issuer, clientId, findKey: async () => ours.publicKey });

describe('validateLogoutToken', () => {
  it.each<[string, string, Changes]>([
    ['another issuer', 'issuer', { iss: 'https://evil.example' }],
    ['another client', 'audience', { aud: 'message-writer' }],
    ['an end that has passed', 'expiry', { exp: now() - 60 }],
    ['an age of an hour', 'expiry', { iat: now() - 3_600, exp: now() + 3_600 }],
    ['no event', 'claims', { events: undefined }],
    ['another event', 'claims', { events: { other: {} } }],
    ['a nonce, as an ID token has', 'claims', { nonce: 'ours' }],
    ['nobody', 'claims', { sub: undefined }],
    ['no name of its own', 'claims', { jti: undefined }],
  ])('refuses %s (Back-Channel Logout 1.0 §2.6)', async (_title, fault, changed) => {
    await expect(sign(changed).then(validate)).rejects.toMatchObject({ fault });
  });

  it.each(['JWT', 'at+jwt', ''])('refuses the type %j (RFC 8725 §3.11)', async (typ) => {
    await expect(sign({}, typ).then(validate)).rejects.toMatchObject({ fault: 'type' });
  });

  it('refuses another key, no signature, and nonsense', async () => {
    const bad = [
      await sign({}, 'logout+jwt', foreign.privateKey),
      new UnsecuredJWT(claims()).encode(),
      'a.b.c',
      '',
    ];
    for (const token of bad) await expect(validate(token)).rejects.toMatchObject({ fault: 'signature' });
  });

  it('says who has signed out, where, and until when the token could come again', async () => {
    const logout = await validate(await sign());
    expect(logout).toMatchObject({ subject: 'ada', sid: 'one session', id: 'this one' });
    expect(logout.expiresAt.getTime()).toBeGreaterThan(Date.now() + 100_000);
  });
});
