import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { clientBasedCORS, expiresWithSession, flows } from './grants.ts';

const ctx = {} as KoaContextWithOIDC;

describe('flows', () => {
  it('are the code flow alone, with PKCE for everybody (RFC 9700 §2.1.1, §2.1.2)', () => {
    expect(flows.responseTypes).toEqual(['code']);
    expect(flows.pkce.required()).toBe(true);
    expect(flows.rotateRefreshToken).toBe(true);
    expect(flows.allowOmittingSingleRegisteredRedirectUri).toBe(false);
    expect(flows.clientAuthMethods).not.toContain('client_secret_post');
  });
});

describe('expiresWithSession', () => {
  it('ends what was issued without offline_access with the session (OIDC Core §11)', () => {
    const authorization = { sid: 'a session', persistsLogout: true };
    const oidc = { client: { clientId: 'writer' }, session: { authorizationFor: () => authorization } };
    const asked = { oidc } as unknown as KoaContextWithOIDC;
    expect(expiresWithSession(asked, { scopes: new Set(['openid', 'offline_access']) })).toBe(false);
    expect(authorization).toHaveProperty('persistsLogout');
    expect(expiresWithSession(asked, { scopes: new Set(['openid']) })).toBe(true);
    expect(authorization).toEqual({ sid: 'a session' });
  });
});

describe('clientBasedCORS', () => {
  const page = { tokenEndpointAuthMethod: 'none', redirectUris: ['https://docs.example/callback'] };
  const allowed = (origin: string, client: object) => clientBasedCORS(ctx, origin, client as Client);

  it.each(['https://evil.example', 'http://docs.example', 'https://docs.example:444', 'null', ''])(
    'refuses %j',
    (origin) => expect(allowed(origin, page)).toBe(false),
  );

  it('lets in the page of a public client, and no page of a confidential one', () => {
    expect(allowed('https://docs.example', page)).toBe(true);
    const confidential = { ...page, tokenEndpointAuthMethod: 'client_secret_basic' };
    expect(allowed('https://docs.example', confidential)).toBe(false);
    expect(allowed('https://docs.example', { tokenEndpointAuthMethod: 'none' })).toBe(false);
  });
});
