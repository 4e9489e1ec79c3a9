import { type Client, type KoaContextWithOIDC, errors } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { defaultResource, offerClientScopes } from './client-scopes.ts';

const url = 'https://api.example';
const client = { client_scope: 'occasions.read' } as unknown as Client;
const forPeople = () => ({ audience: url, scope: 'birthdays.read', accessTokenTTL: 1 });
const getResourceServerInfo = offerClientScopes(forPeople, url);

const asking = (params: Record<string, string>) =>
  ({ oidc: { params, client } }) as unknown as KoaContextWithOIDC;
const itself = (scope?: string) =>
  asking({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) });
const person = (scope: string) => asking({ response_type: 'code', scope });

describe('a client that speaks for itself (RFC 6749 §4.4)', () => {
  it.each(['birthdays.read', 'openid', 'occasions.read birthdays.read', 'offline_access', 'constructor'])(
    'is refused %s',
    (scope) => {
      expect(() => getResourceServerInfo(itself(scope), url, client)).toThrow(errors.InvalidScope);
      expect(() => defaultResource(itself(scope))).toThrow(errors.InvalidScope);
    },
  );

  it('is refused when it names no scope, one it was not registered for, or no resource', () => {
    expect(() => getResourceServerInfo(itself(), url, client)).toThrow(errors.InvalidScope);
    const stranger = asking({ grant_type: 'client_credentials', scope: 'occasions.read' });
    (stranger.oidc as { client: unknown }).client = {};
    expect(() => getResourceServerInfo(stranger, url, {} as Client)).toThrow(errors.InvalidScope);
    expect(() => defaultResource(itself('occasions.read'))).toThrow(errors.InvalidTarget);
  });

  it('is refused under another name of the API', () => {
    const asked = () => getResourceServerInfo(itself('occasions.read'), `${url}/introspected`, client);
    expect(asked).toThrow(errors.InvalidTarget);
  });

  it('gets its own scopes, and none of a person’s', () => {
    const server = getResourceServerInfo(itself('occasions.read'), url, client);
    expect(server).toEqual({ ...forPeople(), scope: 'occasions.read' });
  });
});

describe('a request in a person’s name', () => {
  it('is refused what no person can give, with a resource and without', () => {
    const asked = person('openid occasions.read');
    expect(() => getResourceServerInfo(asked, url, client)).toThrow(errors.InvalidScope);
    expect(() => defaultResource(asked)).toThrow(errors.InvalidScope);
  });

  it('is answered as before', () => {
    expect(getResourceServerInfo(person('birthdays.read'), url, client)).toEqual(forPeople());
    expect(defaultResource(person('openid'))).toBeUndefined();
  });
});
