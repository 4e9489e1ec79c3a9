/**
 * Access token validation: ContactSaver decides whether a JWT is an access token for it, from the one issuer it trusts.
 *
 * Before: a string that came as a bearer token. After: every line of RFC 9068 §4 has been checked.
 * Not checked here: whether the scope is enough (`require-scope.ts`), and whether the token was revoked: a JWT cannot be.
 */
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { AccessToken } from './access-token.ts';
import { AccessTokenError, KeysUnavailableError } from './errors.ts';
import type { IssuerKeys } from './issuer-keys.ts';

export interface VerifyOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: IssuerKeys;
}

/** Seconds the issuer's clock may differ from ours. */
export const clockTolerance = 30;

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  client_id: z.string().min(1),
  jti: z.string().min(1),
  iat: z.number(),
  scope: z.string().prefault(''),
  // RFC 7800 §3.1, RFC 9449 §6.1: bound to a key, or not; bound in a way that we cannot verify is refused.
  cnf: z.strictObject({ jkt: z.string().min(1) }).optional(),
});

/** @throws {AccessTokenError} `invalid_token` @throws {KeysUnavailableError} when there is nothing to verify with */
export async function verifyAccessToken(token: string, options: VerifyOptions): Promise<AccessToken> {
  const payload = await verifySignatureAndTimes(token, options);
  const claims = claimsSchema.safeParse(payload);
  // RFC 9068 §2.2: each of them is required, and has its type.
  if (!claims.success) throw new AccessTokenError('invalid_token', 'a required claim is missing');
  const { iss, sub, client_id, jti, scope, cnf } = claims.data;
  return {
    issuer: iss,
    subject: sub,
    clientId: client_id,
    id: jti,
    scopes: new Set(scope.split(' ').filter((name) => name !== '')),
    ...(cnf && { keyThumbprint: cnf.jkt }),
  };
}

async function verifySignatureAndTimes(token: string, { issuer, audience, keys }: VerifyOptions) {
  try {
    const { payload } = await jwtVerify(token, keys.find, {
      // RFC 9068 §4: at+jwt, so that an ID token or a logout token is never taken for an access token.
      typ: 'at+jwt',
      // RFC 8725 §3.1: only this algorithm; `none` and HMAC with a public key as secret are refused.
      algorithms: ['RS256'],
      // RFC 9068 §4: exactly our issuer.
      issuer,
      // RFC 9068 §4, RFC 9700 §2.3: meant for us; a token for somebody else must not work here.
      audience,
      requiredClaims: ['exp', 'iat', 'jti', 'sub', 'client_id'],
      clockTolerance,
    });
    return payload;
  } catch (cause) {
    if (cause instanceof KeysUnavailableError || !(cause instanceof errors.JOSEError)) throw cause;
    throw new AccessTokenError('invalid_token', reasonOf(cause), { cause });
  }
}

/** For our log: which check failed, and by how many seconds, so that a wrong clock shows. */
function reasonOf(error: errors.JOSEError): string {
  if (!(error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed))
    return error.code;
  const { claim, payload, reason } = error;
  const limit = payload[claim];
  const isTime =
    reason === 'check_failed' && (claim === 'exp' || claim === 'nbf') && typeof limit === 'number';
  if (!isTime) return `${error.code} ${claim}`;
  return `${error.code} ${claim} is ${Math.round(limit - Date.now() / 1000)} seconds from now by our clock`;
}
