import { describe, expect, it } from 'vitest';
import type { AccessToken } from './access-token.ts';
import { DpopProofError } from './errors.ts';
import { requirePossession } from './require-possession.ts';

const token: AccessToken = { issuer: 'i', subject: 's', clientId: 'c', scopes: new Set() };
const bound: AccessToken = { ...token, keyThumbprint: 'a key' };
const request = { method: 'GET', originalUrl: '/contacts', headersDistinct: {} };
const options = { publicUrl: 'http://localhost:3001', usedProofs: { acceptOnce: async () => true } };
const require = (scheme: 'bearer' | 'dpop', of: AccessToken) =>
  requirePossession(request, { scheme, token: 'a.b.c' }, of, options);

describe('requirePossession', () => {
  it('lets in a bearer token as one', async () => {
    await require('bearer', token);
  });

  it('refuses a bound token that is sent as a bearer token: somebody has stolen it (RFC 9449 §7.2)', async () => {
    await expect(require('bearer', bound)).rejects.toMatchObject({ code: 'invalid_token' });
  });

  it('refuses a bearer token under the scheme DPoP', async () => {
    await expect(require('dpop', token)).rejects.toMatchObject({ code: 'invalid_token' });
  });

  it('refuses a bound token without its proof', async () => {
    await expect(require('dpop', bound)).rejects.toThrow(DpopProofError);
  });
});
