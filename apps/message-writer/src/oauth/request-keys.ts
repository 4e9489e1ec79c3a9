/**
 * Keys of the issuer: MessageWriter → authorization server, GET /jwks.
 *
 * Before: an ID token waits to be believed. After: the public keys it may be signed with; nothing is decided yet.
 * RFC 7517 §5, OpenID Connect Discovery 1.0 §3 (`jwks_uri`)
 */
import { customFetch } from 'oauth4webapi';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came */
export async function requestKeys({ authorizationServer, http }: ClientContext): Promise<Response> {
  try {
    const headers = { accept: 'application/jwk-set+json, application/json' };
    return await http[customFetch](authorizationServer.jwks_uri ?? '', { headers, redirect: 'manual' });
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}
