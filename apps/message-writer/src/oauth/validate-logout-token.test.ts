import { UnsecuredJWT, createLocalJWKSet } from 'jose';
import { describe, expect, it } from 'vitest';
import { type ChangedClaims, TestIssuer, createKeyPair } from '../../test/issuer.ts';
import { LogoutTokenError, validateLogoutToken } from './validate-logout-token.ts';

const issuer = await TestIssuer.create();
/** Says that it is our issuer, and has another key. */
const impostor = await TestIssuer.create(createKeyPair());
const expected = { issuer: issuer.url, clientIds: ['message-writer', 'message-writer-hardened'] };
const findKey = createLocalJWKSet(await issuer.publishedKeys());
const validate = async (token: Promise<string> | string) =>
  validateLogoutToken(expected, await token, findKey);
const now = () => Math.floor(Date.now() / 1000);
const event = 'http://schemas.openid.net/event/backchannel-logout';

describe('validateLogoutToken', () => {
  it('says who has signed out, where, and until when the token could come again', async () => {
    const logout = await validate(issuer.signLogoutToken({ jti: 'this one' }));
    expect(logout).toMatchObject({ subject: issuer.subject, sid: 'one session', id: 'this one' });
    expect(logout.expiresAt.getTime()).toBeGreaterThan(Date.now() + 110_000);
  });

  it('is meant for us under either of our names', async () => {
    await validate(issuer.signLogoutToken({ aud: 'message-writer-hardened' }));
  });

  it('means every session of the person when it names none', async () => {
    expect(await validate(issuer.signLogoutToken({ sid: undefined }))).toMatchObject({ sid: undefined });
  });

  it('grants a clock thirty seconds', async () => {
    await validate(issuer.signLogoutToken({ iat: now() - 140, exp: now() - 20 }));
    await validate(issuer.signLogoutToken({ iat: now() + 20, exp: now() + 140 }));
  });

  it.each<[string, ChangedClaims]>([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['of an issuer that only looks like ours', { iss: `${issuer.url}/` }],
    ['for another client', { aud: 'somebody-else' }],
    ['for nobody', { aud: undefined }],
    ['that has expired', { exp: now() - 60 }],
    ['that never expires', { exp: undefined }],
    ['of an unknown age', { iat: undefined }],
    ['made long ago, and still good', { iat: now() - 3_600, exp: now() + 3_600 }],
    ['from the future', { iat: now() + 3_600, exp: now() + 7_200 }],
    ['without an event', { events: undefined }],
    [
      'about another event',
      { events: { 'https://schemas.openid.net/secevent/risc/event-type/account-enabled': {} } },
    ],
    ['whose event says nothing', { events: { [event]: 'yes' } }],
    ['with a nonce, as an ID token has', { nonce: 'ours' }],
    ['about nobody', { sub: undefined, sid: undefined }],
    ['without a name of its own', { jti: undefined }],
  ])('refuses one %s', async (_title, changed) => {
    await expect(validate(issuer.signLogoutToken(changed))).rejects.toThrow(LogoutTokenError);
  });

  it.each<[string, ChangedClaims]>([
    ['issuer', { iss: 'https://evil.example' }],
    ['audience', { aud: 'somebody-else' }],
    ['expiry', { exp: now() - 60 }],
    ['expiry', { iat: now() - 3_600 }],
    ['claims', { nonce: 'ours' }],
  ])('says that it was for its %s', async (fault, changed) => {
    await expect(validate(issuer.signLogoutToken(changed))).rejects.toMatchObject({ fault });
  });

  it.each<[string, ChangedClaims]>([
    ['is no logout token by its type', { typ: 'JWT' }],
    ['has no type', { typ: undefined }],
    ['is an access token by its type', { typ: 'at+jwt' }],
  ])('refuses one that %s (RFC 8725 §3.11)', async (_title, header) => {
    await expect(validate(issuer.signLogoutToken({}, header))).rejects.toThrow(LogoutTokenError);
  });

  it('refuses one signed by another key, an unsigned one, an ID token, and nonsense', async () => {
    const unsigned = new UnsecuredJWT({ sub: issuer.subject }).setIssuer(issuer.url).encode();
    const bad = [
      impostor.signLogoutToken(),
      unsigned,
      issuer.signIdToken('nonce'),
      'a.b.c',
      '',
      'x'.repeat(9_000),
    ];
    for (const token of bad) await expect(validate(token)).rejects.toThrow(LogoutTokenError);
  });

  it('blames nobody when the keys cannot be had', async () => {
    const away = async () => {
      throw new Error('away');
    };
    const validating = validateLogoutToken(expected, await issuer.signLogoutToken(), away);
    await expect(validating).rejects.toThrow('away');
  });
});
