/**
 * Protected resource request: client → ContactSaver, `Authorization: Bearer …`.
 *
 * Before: any HTTP request. After: the one access token it carries, not yet believed.
 * RFC 6750 §2.1: the header only. A token in a URL ends up in logs and histories (RFC 9700 §4.3.2).
 */
import { AccessTokenError } from './errors.ts';

/** The parts of a request a token may or may not stand in. */
export interface BearerRequest {
  readonly headers: { readonly authorization?: string | undefined };
  readonly query: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Longer than any token we could be meant by. */
const longestToken = 16_384;

/** @throws {AccessTokenError} without a code when there is no token, `invalid_request` when it is sent the wrong way */
export function readBearerToken({ headers, query, body }: BearerRequest): string {
  // RFC 9700 §4.3.2: never in the query.
  if (query['access_token'] !== undefined)
    throw new AccessTokenError('invalid_request', 'token in the query');
  // RFC 6750 §2: a client uses one method, and ours is the header.
  if (isForm(body) && body['access_token'] !== undefined) {
    throw new AccessTokenError('invalid_request', 'token in the body');
  }
  if (headers.authorization === undefined) throw new AccessTokenError(undefined, 'no token');
  // RFC 9110 §11.1: the scheme's name is case-insensitive.
  const [, token] = /^bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization) ?? [];
  if (token === undefined) throw new AccessTokenError('invalid_request', 'not a bearer token');
  if (token.length > longestToken) throw new AccessTokenError('invalid_token', 'longer than any of ours');
  return token;
}

function isForm(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}
