import { activityResource, introspectedResource } from '@ecosystem/types/resources';
import { activityScopes, contactSaverScopes, splitScope } from '@ecosystem/types/scopes';
import { type Client, type ResourceServer, errors } from 'oidc-provider';
import { registeredScopes } from './registered-client.ts';
import { introspectedTokenLifetime, jwtAccessTokenLifetime } from './lifetimes.ts';

/**
 * ContactSaver as a resource (RFC 8707 §2): who a token is for decides its audience, its scopes and its form. Under its
 * own URL the API gets JWTs as of RFC 9068, which it verifies without asking us. Under its second name it gets opaque
 * tokens, and asks us about each of them, each time (RFC 7662). `/activity` is another audience, with scopes of its own:
 * a token for one of the two is refused at the other.
 *
 * @throws {errors.InvalidTarget} for a resource this server does not know
 */
export function createResourceServers(contactSaverUrl: string) {
  const scope = contactSaverScopes.join(' ');
  const introspected = introspectedResource(contactSaverUrl);
  const activity = activityResource(contactSaverUrl);
  const known: Readonly<Record<string, ResourceServer>> = {
    [contactSaverUrl]: {
      audience: contactSaverUrl,
      scope,
      accessTokenFormat: 'jwt',
      accessTokenTTL: jwtAccessTokenLifetime,
      jwt: { sign: { alg: 'RS256' } },
    },
    [introspected]: {
      audience: introspected,
      scope,
      accessTokenFormat: 'opaque',
      accessTokenTTL: introspectedTokenLifetime,
    },
    [activity]: {
      audience: activity,
      scope: activityScopes.join(' '),
      accessTokenFormat: 'jwt',
      accessTokenTTL: jwtAccessTokenLifetime,
      jwt: { sign: { alg: 'RS256' } },
    },
  };

  return function getResourceServerInfo(_ctx: unknown, resource: string, client: Client): ResourceServer {
    // RFC 8707 §2: an unknown resource is refused, or a token could be obtained for a server we never heard of.
    if (!Object.hasOwn(known, resource)) throw new errors.InvalidTarget('unknown resource');
    const server = known[resource] as ResourceServer;
    // RFC 9700 §2.3: a client gets no more of a resource than it was registered for.
    return { ...server, scope: intersect(server.scope, registeredScopes(client)) };
  };
}

function intersect(offered: string, registered: ReadonlySet<string>): string {
  return splitScope(offered)
    .filter((scope) => registered.has(scope))
    .join(' ');
}
