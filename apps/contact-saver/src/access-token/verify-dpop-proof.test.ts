import { createHash, randomUUID } from 'node:crypto';
import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { DpopProofError } from './errors.ts';
import { proofWindow, verifyDpopProof } from './verify-dpop-proof.ts';

const publicUrl = 'http://localhost:3001';
const token = 'an.access.token';
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
const jwk = await exportJWK(publicKey);
const thumbprint = await calculateJwkThumbprint(jwk);
const stranger = await generateKeyPair('ES256', { extractable: true });
const now = () => Math.floor(Date.now() / 1000);
const hash = (value: string) => createHash('sha256').update(value).digest('base64url');

function sign(changed: object = {}, header: object = {}, key = privateKey): Promise<string> {
  const claims = {
    jti: randomUUID(),
    htm: 'GET',
    htu: `${publicUrl}/contacts`,
    iat: now(),
    ath: hash(token),
  };
  return new SignJWT({ ...claims, ...changed })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(key);
}

const request = (...proofs: string[]) => ({
  method: 'GET',
  originalUrl: '/contacts?limit=5',
  headersDistinct: { dpop: proofs },
});

function createUsedProofs() {
  const used = new Map<string, Date>();
  return {
    used,
    acceptOnce: async (name: string, expiresAt: Date) => {
      if (used.has(name)) return false;
      used.set(name, expiresAt);
      return true;
    },
  };
}

const verify = async (...proofs: string[]) =>
  verifyDpopProof(request(...proofs), { publicUrl, token, thumbprint, usedProofs: createUsedProofs() });

describe('verifyDpopProof', () => {
  it.each<[string, object]>([
    ['for another method', { htm: 'DELETE' }],
    ['for another path', { htu: `${publicUrl}/birthdays` }],
    ['for another server', { htu: 'https://evil.example/contacts' }],
    ['for no address', { htu: 'contacts' }],
    ['from before the window', { iat: now() - proofWindow - 5 }],
    ['from the future', { iat: now() + proofWindow + 5 }],
    ['of an unknown age', { iat: undefined }],
    ['for another access token', { ath: hash('another token') }],
    ['for no access token', { ath: undefined }],
    ['without a name of its own', { jti: undefined }],
  ])('refuses a proof %s', async (_title, changed) => {
    await expect(verify(await sign(changed))).rejects.toThrow(DpopProofError);
  });

  it('refuses one of another type, by another algorithm, by another key, or none', async () => {
    const otherKey = { jwk: await exportJWK(stranger.publicKey) };
    const bad = [
      await sign({}, { typ: 'JWT' }),
      await sign({}, { jwk: undefined }),
      await sign({}, {}, stranger.privateKey),
      await sign({}, otherKey, stranger.privateKey),
      await sign({}, { jwk: await exportJWK(privateKey) }),
      'a.b.c',
      '',
    ];
    for (const proof of bad) await expect(verify(proof)).rejects.toThrow(DpopProofError);
    await expect(verify()).rejects.toThrow(DpopProofError);
    await expect(verify(await sign(), await sign())).rejects.toThrow('not one proof');
  });

  it.each<[string, unknown]>([
    ['no point', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }],
    ['not on the curve', { ...jwk, y: jwk.x }],
    ['without a coordinate', { kty: 'EC', crv: 'P-256', x: jwk.x }],
    ['of coordinates that are no text', { kty: 'EC', crv: 'P-256', x: 1, y: {} }],
    ['on another curve', { ...jwk, crv: 'P-384' }],
    ['of another kind', { kty: 'OKP', crv: 'Ed25519', x: 'AA' }],
    ['of an unknown kind', { kty: 'toString' }],
    ['symmetric', { kty: 'oct', k: 'AA' }],
    ['not for verifying', { ...jwk, key_ops: ['sign'] }],
    ['empty', {}],
    ['a list', [jwk]],
    ['text', 'key'],
    ['null', null],
  ])('refuses a key that is %s, and does not fail itself', async (_title, malformed) => {
    await expect(verify(await sign({}, { jwk: malformed }))).rejects.toThrow(DpopProofError);
  });

  it('accepts a proof once, and remembers it for as long as it could come again', async () => {
    const usedProofs = createUsedProofs();
    const options = { publicUrl, token, thumbprint, usedProofs };
    const proof = await sign();
    await verifyDpopProof(request(proof), options);
    await expect(verifyDpopProof(request(proof), options)).rejects.toThrow('used before');
    const [until] = [...usedProofs.used.values()];
    expect(until?.getTime()).toBeGreaterThanOrEqual(Date.now() + (proofWindow - 5) * 1000);
  });

  it('leaves query and fragment out of the address', async () => {
    await verify(await sign({ htu: `${publicUrl}/contacts?limit=9#top` }));
  });
});
