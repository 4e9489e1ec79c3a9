/**
 * Access token validation by introspection: ContactSaver asks the one issuer it trusts what an opaque token stands for.
 *
 * Before: a bearer token that is no JWT. After: at this moment it is an access token for this API, by its second name.
 * Not checked here: whether the scope is enough (`require-scope.ts`). What a JWT proves by its signature, this answer
 * has because of whom it came from, over a connection that we opened.
 */
import { z } from 'zod';
import type { AccessToken } from './access-token.ts';
import { type Way, ways } from './decisions.ts';
import { AccessTokenError } from './errors.ts';
import type { IntrospectionEndpoint } from './introspection-endpoint.ts';
import { clockTolerance } from './verify-access-token.ts';

export interface IntrospectOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly endpoint: Pick<IntrospectionEndpoint, 'ask'>;
}

/** The characters of RFC 6750 §2.1 without the dot, which the issuer's opaque tokens do not have; theirs are 43. */
const opaqueToken = /^[\w~+/-]{1,256}={0,2}$/;

const claimsSchema = z.object({
  sub: z.string().min(1),
  client_id: z.string().min(1),
  scope: z.string().prefault(''),
  // RFC 9449 §6.2
  cnf: z.strictObject({ jkt: z.string().min(1) }).optional(),
});

/** @throws {AccessTokenError} `invalid_token` @throws {IntrospectionUnavailableError} when the issuer cannot be asked */
export async function introspectAccessToken(
  token: string,
  { issuer, audience, endpoint }: IntrospectOptions,
): Promise<AccessToken> {
  ways.publish('introspection' satisfies Way);
  // RFC 7662 §4: what can be no token of the issuer's is not worth a question; garbage must not become traffic.
  if (!opaqueToken.test(token)) throw refuse('format');
  const answer = await endpoint.ask(token);
  // RFC 7662 §2.2: issued here, not expired, not revoked. Of any other token the issuer says no more than this.
  if (!answer.active) throw refuse('active');
  // RFC 7662 §2.2: a refresh token is active as well; only access tokens have a type (RFC 6749 §7.1).
  if (answer.token_type === undefined || !/^(?:bearer|dpop)$/i.test(answer.token_type))
    throw refuse('token_type');
  // RFC 7662 §2.2: exactly our issuer.
  if (answer.iss !== issuer) throw refuse('iss');
  // RFC 7662 §2.2, RFC 9700 §2.3: meant for us by this name, and for nobody else; a token for userinfo has no audience.
  if (answer.aud !== audience) throw refuse('aud');
  // RFC 7662 §2.2: the issuer has looked at its clock; a token without an end is none of ours.
  if (typeof answer.exp !== 'number' || answer.exp + clockTolerance <= Date.now() / 1000) throw refuse('exp');
  const claims = claimsSchema.safeParse(answer);
  // RFC 7662 §2.2: without them it would speak for nobody, or nobody would be answerable for it.
  if (!claims.success) throw refuse('claims');
  const { sub, client_id, scope, cnf } = claims.data;
  // RFC 9449 §6.2: bound by its type and by its key, or by neither.
  if (/^dpop$/i.test(answer.token_type) !== (cnf !== undefined)) throw refuse('token_type');
  return {
    issuer,
    subject: sub,
    clientId: client_id,
    scopes: new Set(scope.split(' ').filter((name) => name !== '')),
    ...(cnf && { keyThumbprint: cnf.jkt }),
  };
}

/** For our log: by which member of the answer it was refused. */
function refuse(member: string): AccessTokenError {
  return new AccessTokenError('invalid_token', `introspection: ${member}`);
}
