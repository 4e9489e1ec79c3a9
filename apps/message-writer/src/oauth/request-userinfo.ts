/**
 * Userinfo request: MessageWriter → authorization server, GET /me with an access token of its own.
 *
 * Before: an access token without `resource`, which is good for this endpoint and nothing else. After: what the person
 * lets us know about them, fresh, and about the same person as the ID token.
 * OIDC Core §5.3.1 and §5.3.2
 */
import { processUserInfoResponse, userInfoRequest } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came */
export async function requestUserinfo(
  { authorizationServer, client, http }: ClientContext,
  accessToken: string,
): Promise<Response> {
  try {
    return await userInfoRequest(authorizationServer, client, accessToken, http);
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}

/** @throws {ConnectionProblem} `invalid_tokens` */
export async function validateUserinfo(
  { authorizationServer, client }: ClientContext,
  answer: Response,
  expectedSubject: string,
): Promise<Record<string, unknown>> {
  try {
    // OIDC Core §5.3.2: the same sub, or with a swapped token somebody else's profile would end up here.
    return { ...(await processUserInfoResponse(authorizationServer, client, expectedSubject, answer)) };
  } catch (cause) {
    throw new ConnectionProblem('invalid_tokens', { cause });
  }
}
