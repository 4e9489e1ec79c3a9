/**
 * Protected resource request: MessageWriter → ContactSaver, with the access token in the Authorization header.
 *
 * Before: an access token for ContactSaver. After: its answer, or the reason it refused.
 * RFC 6750 §2.1 (header only; RFC 9700 §4.3.2 forbids the URL), §3.1 for the refusals
 */
import { WWWAuthenticateChallengeError, protectedResourceRequest } from 'oauth4webapi';
import type { HttpOptions } from './client-context.ts';
import { ConnectionProblem, InsufficientScopeError } from './errors.ts';

export interface ResourceRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly json?: unknown;
}

/** The access token was refused: expired, revoked, or not for this resource (RFC 6750 §3.1 `invalid_token`). */
export class InvalidTokenError extends Error {
  override name = 'InvalidTokenError';
}

/**
 * @throws {InvalidTokenError} for 401: a new access token may help, once
 * @throws {InsufficientScopeError} for 403: only the person can help
 * @throws {ConnectionProblem} `contact_saver_unavailable`
 */
export async function requestProtectedResource(
  http: HttpOptions,
  accessToken: string,
  { method, url, json }: ResourceRequest,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (json !== undefined) headers.set('content-type', 'application/json');
  const body = json === undefined ? undefined : JSON.stringify(json);
  let answer: Response;
  try {
    answer = await protectedResourceRequest(accessToken, method, url, headers, body, http);
  } catch (cause) {
    if (!(cause instanceof WWWAuthenticateChallengeError)) {
      throw new ConnectionProblem('contact_saver_unavailable', { cause });
    }
    const { error, scope } = cause.cause[0]?.parameters ?? {};
    if (cause.status === 403 && error === 'insufficient_scope') throw new InsufficientScopeError(scope ?? '');
    throw new InvalidTokenError('invalid_token', { cause });
  }
  if (answer.status >= 500) throw new ConnectionProblem('contact_saver_unavailable');
  return answer;
}
