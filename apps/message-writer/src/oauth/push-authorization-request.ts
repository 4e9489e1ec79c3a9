/**
 * Pushed authorization request: MessageWriter → authorization server, POST /request. The browser is not involved.
 *
 * Before: the parameters of an authorization request, which the browser would otherwise carry. After: a name for them,
 * good once and for a minute; who we are is proven before the person is bothered, and nobody can change a parameter.
 * RFC 9126 §2.1, §2.2 and §4
 */
import {
  type PushedAuthorizationResponse,
  processPushedAuthorizationResponse,
  pushedAuthorizationRequest,
} from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came */
export async function pushAuthorizationRequest(
  { authorizationServer, client, clientAuthentication, http }: ClientContext,
  parameters: URLSearchParams,
): Promise<Response> {
  try {
    return await pushedAuthorizationRequest(
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

/** @throws {ConnectionProblem} `authorization_failed` when the request was refused */
export async function validatePushedResponse(
  { authorizationServer, client }: ClientContext,
  answer: Response,
): Promise<PushedAuthorizationResponse> {
  try {
    return await processPushedAuthorizationResponse(authorizationServer, client, answer);
  } catch (cause) {
    throw new ConnectionProblem('authorization_failed', { cause });
  }
}

/** The URL to send the browser to: RFC 9126 §4, who asks and the name of what it asks for, and nothing else. */
export function createPushedRequestUrl(
  { authorizationServer, client }: ClientContext,
  { request_uri }: PushedAuthorizationResponse,
): string {
  const url = new URL(authorizationServer.authorization_endpoint ?? '');
  url.search = new URLSearchParams({ client_id: client.client_id, request_uri }).toString();
  return url.href;
}
