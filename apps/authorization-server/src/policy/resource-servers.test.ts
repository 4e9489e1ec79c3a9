import { activityScopes, contactSaverScopes } from '@ecosystem/types/scopes';
import { type Client, errors } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { introspectedTokenLifetime, jwtAccessTokenLifetime } from './lifetimes.ts';
import { createResourceServers } from './resource-servers.ts';

const url = 'https://api.example';
const getResourceServerInfo = createResourceServers(url);

const clientWith = (metadata: object) => metadata as unknown as Client;
const everything = clientWith({ resource_scope: [...contactSaverScopes, ...activityScopes].join(' ') });

describe('getResourceServerInfo', () => {
  it.each([
    `${url}/`,
    `${url}/contacts`,
    `${url}?x`,
    `${url}/introspected/`,
    `${url}/introspected?x`,
    `${url}/introspected/introspected`,
    `${url}/activity/`,
    `${url}/activity/introspected`,
    `${url}/introspected/activity`,
    `${url}.evil.example`,
    'https://API.example',
    'http://api.example',
    'urn:other',
    '',
    '__proto__',
    'constructor',
    'toString',
  ])('does not know %j (RFC 8707 §2)', (resource) => {
    expect(() => getResourceServerInfo(undefined, resource, everything)).toThrow(errors.InvalidTarget);
  });

  it('makes JWTs for ContactSaver under its own URL, as short-lived as access tokens are', () => {
    expect(getResourceServerInfo(undefined, url, everything)).toEqual({
      audience: url,
      scope: contactSaverScopes.join(' '),
      accessTokenFormat: 'jwt',
      accessTokenTTL: jwtAccessTokenLifetime,
      jwt: { sign: { alg: 'RS256' } },
    });
  });

  it('makes opaque tokens for the same API under its second name, with an audience of their own', () => {
    expect(getResourceServerInfo(undefined, `${url}/introspected`, everything)).toEqual({
      audience: `${url}/introspected`,
      scope: contactSaverScopes.join(' '),
      accessTokenFormat: 'opaque',
      accessTokenTTL: introspectedTokenLifetime,
    });
  });

  it('makes JWTs for the second audience, with scopes that the first one does not have', () => {
    expect(getResourceServerInfo(undefined, `${url}/activity`, everything)).toEqual({
      audience: `${url}/activity`,
      scope: activityScopes.join(' '),
      accessTokenFormat: 'jwt',
      accessTokenTTL: jwtAccessTokenLifetime,
      jwt: { sign: { alg: 'RS256' } },
    });
  });

  it.each([
    [{ resource_scope: 'contacts.read' }, 'contacts.read'],
    [{ resource_scope: 'contacts.read contacts.delete admin' }, 'contacts.read'],
    [{ scope: 'openid profile', resource_scope: 'birthdays.read' }, 'birthdays.read'],
    [{ scope: 'openid profile' }, ''],
    [{}, ''],
  ])('offers a client with %j no more than %j (RFC 9700 §2.3)', (metadata, scope) => {
    expect(getResourceServerInfo(undefined, url, clientWith(metadata)).scope).toBe(scope);
    expect(getResourceServerInfo(undefined, `${url}/introspected`, clientWith(metadata)).scope).toBe(scope);
  });

  it('forgets one client before the next', () => {
    getResourceServerInfo(undefined, url, clientWith({}));
    expect(getResourceServerInfo(undefined, url, everything).scope).toBe(contactSaverScopes.join(' '));
  });
});
