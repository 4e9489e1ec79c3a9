import type { JWKS } from 'oidc-provider';
import { z } from 'zod';

const rsaPrivateKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
});

/**
 * The private JWK Set (RFC 7517 §5) of the issuer, as one line of JSON. The first key signs; the others are published
 * so that what they signed still verifies.
 */
export const signingKeysSchema = z
  .string()
  .transform(parseJson)
  .pipe(z.object({ keys: z.array(rsaPrivateKey).nonempty() }))
  .transform((set) => set as JWKS);

function parseJson(value: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected a JWK Set as one line of JSON' });
    return z.NEVER;
  }
}
