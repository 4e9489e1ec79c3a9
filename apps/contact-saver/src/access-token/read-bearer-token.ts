/**
 * Protected resource request: client → ContactSaver, `Authorization: Bearer …`, or `DPoP …` with a proof beside it.
 *
 * Before: any HTTP request. After: the one access token it carries, not yet believed.
 * RFC 6750 §2.1, RFC 9449 §7.1: the header only. A token in a URL ends up in logs and histories (RFC 9700 §4.3.2).
 */
import { AccessTokenError } from './errors.ts';

/** An access token as it was shown to us. */
export interface PresentedToken {
  readonly token: string;
  /** What the client says it is: whoever has it may use it, or only who also has a key. */
  readonly scheme: 'bearer' | 'dpop';
}

/** The parts of a request a token may or may not stand in. */
export interface BearerRequest {
  readonly headersDistinct: { readonly authorization?: readonly string[] | undefined };
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Ours are about 1 KB; Node refuses headers of more than 16 KB by itself, with 431. */
const longestToken = 8_192;

/** @throws {AccessTokenError} without a code when there is no token, `invalid_request` when it is sent the wrong way */
export function readBearerToken({ headersDistinct, query, body }: BearerRequest): PresentedToken {
  // RFC 9700 §4.3.2: never in the query.
  if (query['access_token'] !== undefined)
    throw new AccessTokenError('invalid_request', 'token in the query');
  // RFC 6750 §2: a client uses one method, and ours is the header.
  if (isObject(body) && body['access_token'] !== undefined) {
    throw new AccessTokenError('invalid_request', 'token in the body');
  }
  const [authorization, second] = headersDistinct.authorization ?? [];
  if (authorization === undefined) throw new AccessTokenError(undefined, 'no token');
  // RFC 6750 §3.1: a repeated parameter; of two tokens, a proxy and we could each believe another one.
  if (second !== undefined) throw new AccessTokenError('invalid_request', 'two Authorization headers');
  // RFC 6750 §3.1: a client that tried another scheme is told where to get a token, and no error code.
  const [, scheme] = /^(bearer|dpop)(?: |$)/i.exec(authorization) ?? [];
  if (scheme === undefined) throw new AccessTokenError(undefined, 'another scheme');
  // RFC 6750 §2.1, RFC 9110 §11.1: the token's characters; the scheme's name is case-insensitive.
  const [, token] = /^\w+ +([\w.~+/-]+=*)$/.exec(authorization) ?? [];
  if (token === undefined) throw new AccessTokenError('invalid_request', 'not an access token');
  if (token.length > longestToken) throw new AccessTokenError('invalid_token', 'longer than any of ours');
  return { token, scheme: scheme.toLowerCase() as PresentedToken['scheme'] };
}

function isObject(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}
