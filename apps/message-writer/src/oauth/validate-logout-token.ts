/**
 * Logout token: authorization server → MessageWriter, POST /oauth/backchannel-logout, without a browser.
 *
 * Before: somebody claims that a person has signed out. After: our issuer says so, of one person, now, and for us.
 * Back-Channel Logout 1.0 §2.4 and §2.6. Not checked here: whether the same token came before.
 */
import { type JWTVerifyGetKey, errors, jwtVerify } from 'jose';
import { z } from 'zod';

/** What a logout token can be refused for. */
export type LogoutTokenFault = 'audience' | 'claims' | 'expiry' | 'issuer' | 'once' | 'signature' | 'type';

/** Anybody may send us something; the reason is for the log. */
export class LogoutTokenError extends Error {
  override name = 'LogoutTokenError';
  readonly fault: LogoutTokenFault;

  constructor(fault: LogoutTokenFault, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.fault = fault;
  }
}

/** Who has signed out. */
export interface LogoutToken {
  readonly subject: string;
  /** The one session that ended; undefined when all of this person's have. */
  readonly sid: string | undefined;
  /** What makes this token this one. */
  readonly id: string;
  readonly expiresAt: Date;
}

/** From whom a logout token has to be, and for whom. */
export interface ExpectedLogoutToken {
  readonly issuer: string;
  /** The names under which we are registered there. */
  readonly clientIds: readonly string[];
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Seconds: a logout token is sent when it is made. */
const longestAge = 120;

/** Seconds the issuer's clock may differ from ours. */
const clockTolerance = 30;

const claimsSchema = z.object({
  // Back-Channel Logout 1.0 §2.6 point 5: who it is about; our issuer always names the person.
  sub: z.string().min(1),
  sid: z.string().min(1).optional(),
  jti: z.string().min(1),
  exp: z.number(),
  // Back-Channel Logout 1.0 §2.6 point 6: it says that it is about a logout.
  events: z.looseObject({ [logoutEvent]: z.looseObject({}) }),
  // Back-Channel Logout 1.0 §2.6 point 7: an ID token, which has a nonce, must never log anybody out.
  nonce: z.undefined().optional(),
});

/** @throws {LogoutTokenError} @throws what `findKey` throws when the keys cannot be had */
export async function validateLogoutToken(
  { clientIds, issuer }: ExpectedLogoutToken,
  token: string,
  findKey: JWTVerifyGetKey,
): Promise<LogoutToken> {
  const { payload } = await jwtVerify(token, findKey, {
    // Back-Channel Logout 1.0 §2.4, RFC 8725 §3.11: its type keeps it apart from every other JWT of this issuer.
    typ: 'logout+jwt',
    // Back-Channel Logout 1.0 §2.6 points 2 and 3: signed, by this algorithm only; `none` is refused.
    algorithms: ['RS256'],
    // Back-Channel Logout 1.0 §2.6 point 4: from our issuer, for us, and of this moment.
    issuer,
    audience: [...clientIds],
    requiredClaims: ['iat', 'exp'],
    maxTokenAge: longestAge,
    clockTolerance,
  }).catch((cause: unknown) => {
    if (!(cause instanceof errors.JOSEError)) throw cause;
    throw new LogoutTokenError(faultOf(cause), cause.code, { cause });
  });
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw new LogoutTokenError('claims', 'a claim is missing, or must not be there');
  const { sub, sid, jti, exp } = claims.data;
  return { subject: sub, sid, id: jti, expiresAt: new Date((exp + clockTolerance) * 1000) };
}

const faults: Readonly<Record<string, LogoutTokenFault>> = {
  typ: 'type',
  iss: 'issuer',
  aud: 'audience',
  exp: 'expiry',
  iat: 'expiry',
  nbf: 'expiry',
};

function faultOf(error: errors.JOSEError): LogoutTokenFault {
  const isClaim = error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
  return (isClaim && faults[error.claim]) || 'signature';
}
