import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TestIssuer } from '../../test/issuer.ts';
import { createAuthorizationRequest, createRequestSecrets } from './create-authorization-request.ts';

const issuer = await TestIssuer.create();
const context = issuer.clientContext();
const secrets = createRequestSecrets();
const create = (prompt?: string) =>
  createAuthorizationRequest(context, secrets, { scope: 'openid contacts.read', prompt });
const challengeOf = (url: string) => new URL(url).searchParams.get('code_challenge');

describe('createRequestSecrets', () => {
  it('makes two hundred requests with nothing in common that is secret (RFC 9700 §2.1.1)', async () => {
    const requests = Array.from({ length: 200 }, createRequestSecrets);
    for (const secret of ['state', 'nonce', 'codeVerifier'] as const) {
      expect(new Set(requests.map((request) => request[secret])).size).toBe(200);
      for (const request of requests) expect(Buffer.from(request[secret], 'base64url')).toHaveLength(32);
    }
    const urls = await Promise.all(
      requests.map((request) => createAuthorizationRequest(context, request, { scope: 'openid' })),
    );
    expect(new Set(urls.map(challengeOf)).size).toBe(200);
  });
});

describe('createAuthorizationRequest', () => {
  it('asks for what was wanted, each parameter once', async () => {
    const { origin, pathname, searchParams } = new URL(await create('consent'));
    expect(origin + pathname).toBe(issuer.metadata.authorization_endpoint);
    expect([...searchParams].sort()).toEqual([
      ['client_id', 'message-writer'],
      ['code_challenge', createHash('sha256').update(secrets.codeVerifier).digest('base64url')],
      ['code_challenge_method', 'S256'],
      ['nonce', secrets.nonce],
      ['prompt', 'consent'],
      ['redirect_uri', context.redirectUri],
      ['resource', context.resource],
      ['response_type', 'code'],
      ['scope', 'openid contacts.read'],
      ['state', secrets.state],
    ]);
  });

  it('leaves it to the authorization server whom and what to ask when there is no prompt', async () => {
    expect(new URL(await create()).searchParams.has('prompt')).toBe(false);
  });

  it('makes the same URL from the same secrets: a resumed flow asks for nothing else', async () => {
    expect(await create('login')).toBe(await create('login'));
  });

  it('keeps the verifier and the client secret out of the URL, and sends nothing', async () => {
    const url = await create();
    expect(url).not.toContain(secrets.codeVerifier);
    expect(url).not.toContain('secret');
    expect(issuer.requests).toEqual([]);
  });

  it('sends no nonce when no ID token is asked for (OIDC Core §3.1.2.1)', async () => {
    const url = await createAuthorizationRequest(context, secrets, { scope: 'birthdays.read' });
    expect(new URL(url).searchParams.has('nonce')).toBe(false);
  });
});
