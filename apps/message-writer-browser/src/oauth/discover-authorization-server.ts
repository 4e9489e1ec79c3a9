/**
 * Metadata request: your browser → authorization server, GET /.well-known/openid-configuration.
 *
 * Before: we know one issuer, from our configuration. After: its endpoints are known, and they are its own. A script of
 * any origin may read metadata: it is the same for everybody (RFC 9700 §2.6).
 * RFC 8414 §3
 */
import { type AuthorizationServer, discoveryRequest, processDiscoveryResponse } from 'oauth4webapi';
import type { ClientIdentity } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** @throws {ConnectionProblem} `authorization_server_unavailable` */
export async function discoverAuthorizationServer({
  issuer,
  http,
}: Pick<ClientIdentity, 'http' | 'issuer'>): Promise<AuthorizationServer> {
  try {
    const answer = await discoveryRequest(new URL(issuer), { ...http, algorithm: 'oidc' });
    // RFC 8414 §3.3: metadata of another issuer is refused, or a mix-up could begin here.
    return await processDiscoveryResponse(new URL(issuer), answer);
  } catch (cause) {
    throw new ConnectionProblem('authorization_server_unavailable', { cause });
  }
}
