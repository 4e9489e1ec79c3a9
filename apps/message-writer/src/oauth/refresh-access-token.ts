/**
 * Refresh request: MessageWriter → authorization server, POST /token with a refresh token. With `resource` it asks for a token
 * for ContactSaver, without it for one that is good at the userinfo endpoint only (RFC 8707 §2.2).
 *
 * Before: an access token has expired or was refused. After: a new pair; the old refresh token is used up.
 * RFC 6749 §6, RFC 9700 §4.14.2: using one refresh token twice ends the whole grant, so it is never sent again.
 */
import { wasNeverSent } from '@ecosystem/transport/was-never-sent';
import {
  ResponseBodyError,
  type TokenEndpointResponse,
  WWWAuthenticateChallengeError,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
} from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/**
 * The server did not get as far as the refresh token, which is unused: it could not handle the request (RFC 9110 §15.6.4), or
 * it refused it for another reason, such as a client secret that is not good any more (RFC 6749 §5.2).
 */
export class RefreshNotHandledError extends ConnectionProblem {
  override name = 'RefreshNotHandledError';

  constructor(options?: ErrorOptions) {
    super('authorization_server_unavailable', options);
  }
}

/**
 * @throws {RefreshNotHandledError} when the refresh token is unused for sure
 * @throws {ConnectionProblem} `connection_ended` when the grant is gone; `authorization_server_unavailable` when no
 * answer came, and then it is unknown whether the refresh token was used
 */
export async function refreshAccessToken(
  context: ClientContext,
  refreshToken: string,
): Promise<TokenEndpointResponse> {
  const answer = await requestRefresh(context, refreshToken, { resource: context.resource });
  if (answer.status === 503) throw new RefreshNotHandledError();
  return validateRefreshResponse(context, answer);
}

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came: the token may have been used */
export async function requestRefresh(
  { authorizationServer, client, clientAuthentication, http }: ClientContext,
  refreshToken: string,
  additionalParameters: Readonly<Record<string, string>> = {},
): Promise<Response> {
  try {
    return await refreshTokenGrantRequest(authorizationServer, client, clientAuthentication, refreshToken, {
      ...http,
      additionalParameters,
    });
  } catch (cause) {
    if (wasNeverSent(cause)) throw new RefreshNotHandledError({ cause });
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}

/**
 * @throws {ConnectionProblem} `connection_ended` when the grant is gone
 * @throws {RefreshNotHandledError} when it was refused for another reason
 */
export async function validateRefreshResponse(
  { authorizationServer, client }: ClientContext,
  answer: Response,
): Promise<TokenEndpointResponse> {
  try {
    return await processRefreshTokenResponse(authorizationServer, client, answer);
  } catch (cause) {
    if (cause instanceof WWWAuthenticateChallengeError) throw new RefreshNotHandledError({ cause });
    if (!(cause instanceof ResponseBodyError))
      throw new ConnectionProblem('authorization_server_unavailable', { cause });
    if (cause.error === 'invalid_grant') throw new ConnectionProblem('connection_ended', { cause });
    throw new RefreshNotHandledError({ cause });
  }
}
