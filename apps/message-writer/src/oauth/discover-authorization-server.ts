/**
 * Metadata request: MessageWriter → authorization server, GET /.well-known/openid-configuration.
 *
 * Before: we know one issuer, from our configuration. After: its endpoints are known, and they are its own.
 * RFC 8414 §3, OpenID Connect Discovery 1.0 §4
 */
import { type AuthorizationServer, discoveryRequest, processDiscoveryResponse } from 'oauth4webapi';
import type { ClientIdentity } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

type Issuer = Pick<ClientIdentity, 'http' | 'issuer'>;

/** @throws {ConnectionProblem} `authorization_server_unavailable` when no answer came */
export async function requestMetadata({ issuer, http }: Issuer): Promise<Response> {
  try {
    return await discoveryRequest(new URL(issuer), { ...http, algorithm: 'oidc' });
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}

/** @throws {ConnectionProblem} `authorization_server_unavailable` when the answer is nonsense, or somebody else's */
export async function validateMetadata(
  { issuer }: Pick<Issuer, 'issuer'>,
  answer: Response,
): Promise<AuthorizationServer> {
  try {
    // RFC 8414 §3.3: metadata of another issuer is refused, or a mix-up could begin here.
    return await processDiscoveryResponse(new URL(issuer), answer);
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}

/** Both, for whoever needs the metadata right now. */
export async function discoverAuthorizationServer(issuer: Issuer): Promise<AuthorizationServer> {
  return validateMetadata(issuer, await requestMetadata(issuer));
}
