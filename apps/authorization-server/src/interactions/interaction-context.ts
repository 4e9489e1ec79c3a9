import { isPersonScope, splitScope } from '@ecosystem/types/scopes';
import type { Context } from 'koa';
import { type Client, type Interaction, type Provider, errors } from 'oidc-provider';
import { type RegisteredClient, registeredScopes } from '../policy/registered-client.ts';

/** An authorization request that waits for the person: what the pages and the forms need to know of it. */
export interface PendingInteraction {
  readonly details: Interaction;
  readonly client: Client & Pick<RegisteredClient, 'party' | 'company' | 'required_scopes'>;
  /** Where the browser brings the answer; undefined when a device waits for it (RFC 8628 §3.4). */
  readonly redirectUri: string | undefined;
  /** The scopes asked for that this server knows and the client is registered for. */
  readonly requestedScopes: readonly string[];
  readonly resources: readonly string[];
}

/**
 * Finds the interaction a browser is in by its signed cookie, and checks that it is the one in the URL.
 *
 * @throws {errors.SessionNotFound} when it has expired, was answered, or belongs to another browser
 */
export async function findInteraction(provider: Provider, ctx: Context): Promise<PendingInteraction> {
  const details = await provider.interactionDetails(ctx.req, ctx.res);
  if (details.uid !== ctx['params'].uid) throw new errors.SessionNotFound('another interaction is under way');
  const { client_id, redirect_uri, scope, resource } = details.params as Record<string, string | undefined>;
  const client = await provider.Client.find(client_id as string);
  if (!client) throw new errors.InvalidClient('client is not registered any more');
  const registered = registeredScopes(client);
  return {
    details,
    client: client as PendingInteraction['client'],
    redirectUri: redirect_uri,
    requestedScopes: splitScope(scope).filter((name) => isPersonScope(name) && registered.has(name)),
    resources: [resource ?? []].flat(),
  };
}
