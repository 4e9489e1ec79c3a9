import { splitScope } from '@ecosystem/types/scopes';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { needsNoConsent } from './registered-client.ts';

/**
 * Which grant answers an authorization request: the one the person has just given, else the one this session gave the
 * same client before. ContactSaver's own servers need no consent: they get what they are registered for.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, result, account, provider } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const answered = result?.['consent'] as { grantId?: string } | undefined;
  const grantId = answered?.grantId ?? session.grantIdFor(client.clientId);
  const grant = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const known = grant && grant.accountId === account.accountId && grant.clientId === client.clientId;
  if (needsNoConsent(client)) return known && covers(ctx, grant) ? grant : createFirstPartyGrant(ctx);
  return known ? grant : undefined;
}

/** Whether an earlier grant of a client of ours still says all that this request is for. */
function covers({ oidc }: KoaContextWithOIDC, grant: Grant): boolean {
  return Object.entries(oidc.resourceServers ?? {}).every(([resource, { scopes }]) => {
    const granted = new Set(splitScope(grant.getResourceScope(resource)));
    return [...scopes].every((scope) => granted.has(scope));
  });
}

async function createFirstPartyGrant(ctx: KoaContextWithOIDC): Promise<Grant> {
  const { client, account, provider } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: account?.accountId });
  if (client?.scope !== undefined) grant.addOIDCScope(client.scope);
  // RFC 8707 §2: of each resource that was asked for, what the client is registered for, and no more.
  for (const [resource, { scope }] of Object.entries(ctx.oidc.resourceServers ?? {})) {
    if (scope) grant.addResourceScope(resource, scope);
  }
  await grant.save();
  return grant;
}
