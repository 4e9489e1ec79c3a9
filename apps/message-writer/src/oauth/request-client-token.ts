/**
 * Client token request: MessageWriter → authorization server, POST /token with our client secret and nothing else. No person
 * and no browser is involved.
 *
 * Before: nothing but our registration. After: an access token that speaks for MessageWriter itself; no person's data is
 * open to it, and there is no refresh token: who has the secret can ask again.
 * RFC 6749 §4.4.2 and §4.4.3, RFC 8707 §2.2
 */
import {
  type TokenEndpointResponse,
  clientCredentialsGrantRequest,
  processClientCredentialsResponse,
} from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came; it is safe to ask again */
export async function requestClientToken(
  { authorizationServer, client, clientAuthentication, http, resource }: ClientContext,
  scope: string,
): Promise<Response> {
  const parameters = { scope, resource };
  try {
    return await clientCredentialsGrantRequest(
      authorizationServer,
      client,
      clientAuthentication,
      parameters,
      http,
    );
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}

/** @throws {ConnectionProblem} `authorization_server_unavailable` when there is no token that could be used */
export async function validateClientTokenResponse(
  { authorizationServer, client }: ClientContext,
  answer: Response,
  scope: string,
): Promise<TokenEndpointResponse> {
  const token = await processClientCredentialsResponse(authorizationServer, client, answer).catch(
    (cause: unknown) => {
      throw new ConnectionProblem('authorization_server_unavailable', { cause });
    },
  );
  // RFC 6749 §3.3: a server that gives another scope says so; with less the call would fail, with more it is not ours.
  if (token.scope !== undefined && token.scope !== scope) {
    throw new ConnectionProblem('authorization_server_unavailable', {
      cause: new Error('the token has another scope than was asked for'),
    });
  }
  return token;
}
