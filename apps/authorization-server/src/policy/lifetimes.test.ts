import { describe, expect, it } from 'vitest';
import type { AccessToken, KoaContextWithOIDC } from 'oidc-provider';
import {
  accessTokenLifetime,
  createLifetimes,
  createTimesToLive,
  grantLifetime,
  introspectedTokenLifetime,
  jwtAccessTokenLifetime,
} from './lifetimes.ts';

const minute = 60;

describe('createLifetimes', () => {
  const production = createLifetimes({ lab: false, configuredLifetimes: {} });
  const lab = createLifetimes({ lab: true, configuredLifetimes: {} });

  it('lets a code live no longer than ten minutes (RFC 6749 §4.1.2)', () => {
    expect(production.AuthorizationCode).toBeLessThanOrEqual(10 * minute);
  });

  it('lets an access token live five minutes at most, whether it can be revoked or not', () => {
    expect(jwtAccessTokenLifetime).toBeLessThanOrEqual(5 * minute);
    expect(introspectedTokenLifetime).toBeLessThanOrEqual(5 * minute);
    expect(production.AccessToken).toBeLessThanOrEqual(5 * minute);
    expect(production.ClientCredentials).toBeLessThanOrEqual(5 * minute);
  });

  it('ends a refresh token before its grant: unused first, absolutely then (RFC 9700 §4.14.2)', () => {
    expect(production.RefreshToken).toBeLessThan(production.Grant);
  });

  it('gives the reader of the lab time at the steps, and nothing else', () => {
    const { AccessToken, AuthorizationCode, IdToken, Interaction, ...others } = lab;
    expect(AccessToken).toBeGreaterThanOrEqual(60 * minute);
    expect(IdToken).toBeGreaterThan(60 * minute);
    expect(AuthorizationCode).toBeGreaterThan(production.AuthorizationCode);
    expect(Interaction).toBeGreaterThanOrEqual(AuthorizationCode);
    expect(production).toMatchObject(others);
  });

  it.each([true, false])('takes the lifetimes it is given, with the lab (%s) or without', (on) => {
    const configuredLifetimes = { authorizationCode: 2, refreshTokenIdle: 3, grant: 4 };
    const lifetimes = { AuthorizationCode: 2, RefreshToken: 3, Grant: 4 };
    expect(createLifetimes({ lab: on, configuredLifetimes })).toMatchObject(lifetimes);
  });

  it('lets nothing live for no time or for ever', () => {
    for (const seconds of Object.values(production)) {
      expect(Number.isInteger(seconds)).toBe(true);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(production.Grant);
    }
  });
});

describe('accessTokenLifetime', () => {
  const lab = createLifetimes({ lab: true, configuredLifetimes: {} });

  it('is the resource server’s where there is one, with the lab on as well', () => {
    const resourceServer = { accessTokenTTL: jwtAccessTokenLifetime };
    expect(accessTokenLifetime(lab, { resourceServer }, undefined)).toBe(5 * minute);
  });

  it('is longer for an opaque token of the lab, which can be revoked', () => {
    expect(accessTokenLifetime(lab, {}, undefined)).toBe(60 * minute);
  });

  it.each([
    ['jwt', 1, 1],
    ['jwt', 3_600, 300],
    ['opaque', 1, 1],
    ['opaque', 3_600, 3_600],
  ])(
    'of a token in the form %s that shall live %d seconds is %d',
    (accessTokenFormat, configured, seconds) => {
      const resourceServer = { accessTokenFormat, accessTokenTTL: 300 };
      expect(accessTokenLifetime(lab, { resourceServer }, configured)).toBe(seconds);
      expect(accessTokenLifetime(lab, {}, configured)).toBe(60 * minute);
    },
  );
});

describe('createTimesToLive', () => {
  const ttl = createTimesToLive({ lab: false, configuredLifetimes: { refreshTokenIdle: 100 } });
  const under = (remainingTTL?: number) =>
    ({
      oidc: { entities: remainingTTL === undefined ? {} : { Grant: { remainingTTL } } },
    }) as unknown as KoaContextWithOIDC;

  it.each([
    [undefined, 100],
    [1_000, 100],
    [100, 100],
    [40, 40],
    [0, 1],
  ])('ends a refresh token with its grant, which has %s seconds: after %d', (remaining, seconds) => {
    expect(ttl.RefreshToken(under(remaining))).toBe(seconds);
  });

  it('ends an access token with its grant', () => {
    const token = { resourceServer: { accessTokenFormat: 'jwt' } } as AccessToken;
    expect(ttl.AccessToken(under(1_000), token)).toBe(5 * minute);
    expect(ttl.AccessToken(under(7), token)).toBe(7);
    expect(ttl.AccessToken(under(7), {} as AccessToken)).toBe(7);
  });
});

describe('grantLifetime', () => {
  const production = createLifetimes({ lab: false, configuredLifetimes: {} });

  it('is that of all grants, except for programs in a terminal, whose one token cannot be renewed', () => {
    expect(grantLifetime(production, { clientId: 'message-writer' })).toBe(production.Grant);
    expect(grantLifetime(production, {})).toBe(production.Grant);
    for (const clientId of ['terminal', 'birthday-reminder']) {
      expect(grantLifetime(production, { clientId })).toBeGreaterThan(introspectedTokenLifetime);
      expect(grantLifetime(production, { clientId })).toBeLessThanOrEqual(10 * minute);
    }
  });
});
