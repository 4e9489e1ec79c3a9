import { type JsonWebKey, createPublicKey, verify } from 'node:crypto';
import type { VerifyToken } from '@ecosystem/flow-recorder/recorder';
import type { JWKS } from 'oidc-provider';

/** Verifies tokens of our own making, for the record only: nothing is decided by it. */
export function createTokenVerifier({ keys }: JWKS): VerifyToken {
  const publicKeys = new Map(
    keys.map(({ kid, kty, n, e }) => [
      kid,
      createPublicKey({ key: { kty, n, e } as JsonWebKey, format: 'jwk' }),
    ]),
  );
  return async function verifyToken(jwt) {
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const { kid, alg } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Record<
      string,
      string
    >;
    const key = publicKeys.get(kid);
    if (!key || alg !== 'RS256') return { valid: false, kid: kid ?? null };
    const signed = Buffer.from(`${header}.${payload}`);
    const valid = verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'));
    return { valid, kid: kid ?? null };
  };
}
