import type { ClientIdentity } from '../oauth/client-context.ts';
import { ConnectionProblem, InsufficientScopeError } from '../oauth/errors.ts';
import { InvalidTokenError, requestProtectedResource } from '../oauth/request-protected-resource.ts';

/**
 * Uses a new access token once, before anybody is told that the connection works. A refusal does not end the flow: the
 * pages say what is missing where it would have been.
 *
 * @returns the status ContactSaver answered with; 503 when it did not
 */
export async function tryAccessToken(
  { http, resource }: Pick<ClientIdentity, 'http' | 'resource'>,
  accessToken: string,
): Promise<number> {
  const url = new URL('/birthdays?days=7', resource);
  try {
    const answer = await requestProtectedResource(http, accessToken, { method: 'GET', url });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    if (error instanceof InsufficientScopeError) return 403;
    if (error instanceof InvalidTokenError) return 401;
    if (error instanceof ConnectionProblem) return 503;
    throw error;
  }
}
