/**
 * ID token validation: ContactSaver's web app decides whether an ID token says who has just signed in, here.
 *
 * Before: a string from a token response. After: every line of OIDC Core §3.1.3.7 that applies to the code flow and a
 * signed token has been checked. It says who the person is; what may be done is said by access tokens, to the API.
 */
import { type JWTVerifyGetKey, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { SignInError, type SignInFault } from './errors.ts';

export interface ExpectedIdToken {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly findKey: JWTVerifyGetKey;
}

/** Who has signed in, and in which session at the authorization server. */
export interface SignedInPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly sid: string;
  readonly name: string;
}

/** Seconds the issuer's clock may differ from ours. */
const clockTolerance = 30;

/** Seconds: this ID token was made for the token response that it came in. */
const longestAge = 300;

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  nonce: z.string().optional(),
  // Back-Channel Logout 1.0 §2.1: by which this session is ended from there.
  sid: z.string().min(1),
  name: z.string().max(200).prefault(''),
});

/** @throws {SignInError} with what is wrong @throws what `findKey` throws when the keys cannot be had */
export async function validateIdToken(token: string, expected: ExpectedIdToken): Promise<SignedInPerson> {
  const payload = await verify(token, expected);
  const claims = claimsSchema.safeParse(payload);
  // OIDC Core §2: without them it names nobody.
  if (!claims.success) throw new SignInError('claims', 'a required claim is missing');
  const { aud, azp, iss, name, nonce, sid, sub } = claims.data;
  // OIDC Core §3.1.3.7 points 3 to 5: for us and nobody else; an audience we do not know may not be trusted with us.
  if ([aud].flat().some((audience) => audience !== expected.clientId)) {
    throw new SignInError('audience', 'aud names somebody else, too');
  }
  if (azp !== undefined && azp !== expected.clientId) throw new SignInError('audience', 'azp is not us');
  // OIDC Core §3.1.3.7 point 11: of this request; an ID token of another one could be slipped in.
  if (nonce !== expected.nonce) throw new SignInError('nonce', 'nonce is not the one we sent');
  return { issuer: iss, subject: sub, sid, name };
}

async function verify(token: string, { clientId, findKey, issuer }: ExpectedIdToken) {
  try {
    const { payload } = await jwtVerify(token, findKey, {
      // OIDC Core §3.1.3.7 points 6 to 8, RFC 8725 §3.1: signed by the issuer's key, with this algorithm only.
      algorithms: ['RS256'],
      // OIDC Core §3.1.3.7 point 2: exactly our issuer.
      issuer,
      // OIDC Core §3.1.3.7 point 3: meant for us.
      audience: clientId,
      // OIDC Core §3.1.3.7 points 9 and 10: not expired, and of this moment.
      requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
      maxTokenAge: longestAge,
      clockTolerance,
    });
    return payload;
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError)) throw cause;
    throw new SignInError(faultOf(cause), cause.code, { cause });
  }
}

const faults: Readonly<Record<string, SignInFault>> = {
  iss: 'issuer',
  aud: 'audience',
  exp: 'expiry',
  iat: 'expiry',
  nbf: 'expiry',
  nonce: 'nonce',
  sub: 'claims',
};

function faultOf(error: errors.JOSEError): SignInFault {
  const isClaim = error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
  return (isClaim && faults[error.claim]) || 'signature';
}
