import { describe, expect, it } from 'vitest';
import {
  accessTokenLifetime,
  createLifetimes,
  grantLifetime,
  introspectedTokenLifetime,
  jwtAccessTokenLifetime,
} from './lifetimes.ts';

const minute = 60;

describe('createLifetimes', () => {
  const production = createLifetimes({ lab: false, authorizationCode: undefined });
  const lab = createLifetimes({ lab: true, authorizationCode: undefined });

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

  it.each([true, false])('takes the code lifetime it is given, with the lab (%s) or without', (on) => {
    expect(createLifetimes({ lab: on, authorizationCode: 2 })).toMatchObject({ AuthorizationCode: 2 });
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
  const lab = createLifetimes({ lab: true, authorizationCode: undefined });

  it('is the resource server’s where there is one, with the lab on as well', () => {
    const resourceServer = { accessTokenTTL: jwtAccessTokenLifetime };
    expect(accessTokenLifetime(lab, { resourceServer })).toBe(5 * minute);
  });

  it('is longer for an opaque token of the lab, which can be revoked', () => {
    expect(accessTokenLifetime(lab, {})).toBe(60 * minute);
  });
});

describe('grantLifetime', () => {
  const production = createLifetimes({ lab: false, authorizationCode: undefined });

  it('is that of all grants, except for the terminal, whose one token cannot be renewed', () => {
    expect(grantLifetime(production, { clientId: 'message-writer' })).toBe(production.Grant);
    expect(grantLifetime(production, {})).toBe(production.Grant);
    expect(grantLifetime(production, { clientId: 'terminal' })).toBeGreaterThan(introspectedTokenLifetime);
    expect(grantLifetime(production, { clientId: 'terminal' })).toBeLessThanOrEqual(10 * minute);
  });
});
