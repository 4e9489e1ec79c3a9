import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TestIssuer } from '../../test/issuer.ts';
import { createAuthorizationRequest } from './create-authorization-request.ts';

const issuer = await TestIssuer.create();
const context = issuer.clientContext();
const create = () =>
  createAuthorizationRequest(context, { scope: 'openid contacts.read', prompt: 'consent' });

describe('createAuthorizationRequest', () => {
  it('makes two hundred requests with nothing in common that is secret (RFC 9700 §2.1.1)', async () => {
    const requests = await Promise.all(Array.from({ length: 200 }, create));
    for (const secret of ['state', 'nonce', 'codeVerifier'] as const) {
      expect(new Set(requests.map((request) => request[secret])).size).toBe(200);
      for (const request of requests) expect(Buffer.from(request[secret], 'base64url')).toHaveLength(32);
    }
    const challenges = requests.map(({ url }) => new URL(url).searchParams.get('code_challenge'));
    expect(new Set(challenges).size).toBe(200);
  });

  it('asks for what was wanted, each parameter once', async () => {
    const { url, state, nonce, codeVerifier } = await create();
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe(issuer.metadata.authorization_endpoint);
    expect([...searchParams].sort()).toEqual([
      ['client_id', 'message-writer'],
      ['code_challenge', createHash('sha256').update(codeVerifier).digest('base64url')],
      ['code_challenge_method', 'S256'],
      ['nonce', nonce],
      ['prompt', 'consent'],
      ['redirect_uri', context.redirectUri],
      ['resource', context.resource],
      ['response_type', 'code'],
      ['scope', 'openid contacts.read'],
      ['state', state],
    ]);
  });

  it('keeps the verifier and the client secret out of the URL, and sends nothing', async () => {
    const { url, codeVerifier } = await create();
    expect(url).not.toContain(codeVerifier);
    expect(url).not.toContain('secret');
    expect(issuer.requests).toEqual([]);
  });
});
