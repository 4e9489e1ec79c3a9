import { clientScopes, splitScope } from '@ecosystem/types/scopes';
import { type Client, type KoaContextWithOIDC, type ResourceServer, errors } from 'oidc-provider';
import { registeredClientScopes } from './registered-client.ts';

type Context = Pick<KoaContextWithOIDC, 'oidc'>;

/** Whether a client asks for a token of its own, with no person behind it (RFC 6749 §4.4). */
export function speaksForItself({ oidc }: Context): boolean {
  return oidc.params?.['grant_type'] === 'client_credentials';
}

/**
 * Nobody can give what belongs to nobody, and nobody's data is open to a client that speaks for itself: either kind of
 * scope comes by its own grant. The library would leave a foreign scope out and go on; here it is named.
 *
 * @throws {errors.InvalidScope}
 */
export function refuseScopesOfOthers(ctx: Context): void {
  const asked = splitScope(ctx.oidc.params?.['scope'] as string | undefined);
  if (!speaksForItself(ctx)) {
    const own = asked.find((scope) => clientScopes.some((known) => known === scope));
    if (own !== undefined) throw new errors.InvalidScope('no person can give this scope', own);
    return;
  }
  // RFC 6749 §3.3: there is no scope that goes without saying.
  if (asked.length === 0) throw new errors.InvalidScope('scope is missing', '');
  const registered = registeredClientScopes(ctx.oidc.client ?? {});
  // RFC 9700 §2.3: a client gets for itself what it was registered for, and never what a person would have to give.
  const foreign = asked.find((scope) => !registered.has(scope));
  if (foreign !== undefined) throw new errors.InvalidScope('requested scope is not allowed', foreign);
}

/**
 * A request that names no resource: from a person's client it is about the userinfo endpoint, which has nothing to say to
 * a client that speaks for itself.
 *
 * @throws {errors.InvalidScope} as `refuseScopesOfOthers`
 * @throws {errors.InvalidTarget} RFC 8707 §2: a token without an audience would be good everywhere
 */
export function defaultResource(ctx: Context): undefined {
  refuseScopesOfOthers(ctx);
  if (speaksForItself(ctx)) throw new errors.InvalidTarget('resource is missing');
}

type GetResourceServer = (ctx: KoaContextWithOIDC, resource: string, client: Client) => ResourceServer;

/** What a resource offers: to a client that speaks for itself only its own scopes, and only under the API's own URL. */
export function offerClientScopes(forPeople: GetResourceServer, contactSaverUrl: string): GetResourceServer {
  return function getResourceServerInfo(ctx, resource, client) {
    const server = forPeople(ctx, resource, client);
    refuseScopesOfOthers(ctx);
    if (!speaksForItself(ctx)) return server;
    if (resource !== contactSaverUrl)
      throw new errors.InvalidTarget('there is nothing here for a client itself');
    return { ...server, scope: [...registeredClientScopes(client)].join(' ') };
  };
}
