/**
 * Discover the authorization server: MessageWriter → authorization server, GET /.well-known/openid-configuration.
 *
 * Before: we know one issuer, from our configuration. After: its endpoints are known, and they are its own.
 * RFC 8414 §3, OpenID Connect Discovery 1.0 §4
 */
import { type AuthorizationServer, discoveryRequest, processDiscoveryResponse } from 'oauth4webapi';
import type { HttpOptions } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` when it cannot be reached or answers nonsense */
export async function discoverAuthorizationServer(
  issuer: string,
  http: HttpOptions,
): Promise<AuthorizationServer> {
  const identifier = new URL(issuer);
  try {
    const response = await discoveryRequest(identifier, { ...http, algorithm: 'oidc' });
    // RFC 8414 §3.3: metadata of another issuer is refused, or a mix-up could begin here.
    const metadata = await processDiscoveryResponse(identifier, response);
    return metadata;
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}
