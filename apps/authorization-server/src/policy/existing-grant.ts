import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { needsNoConsent } from './clients.ts';

/**
 * Which grant answers an authorization request: the one the person has just given, else the one this session gave the
 * same client before. ContactSaver's own servers need no consent.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, result, account, provider } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const answered = result?.['consent'] as { grantId?: string } | undefined;
  const grantId = answered?.grantId ?? session.grantIdFor(client.clientId);
  const grant = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (grant && grant.accountId === account.accountId && grant.clientId === client.clientId) return grant;
  return needsNoConsent(client) ? createFirstPartyGrant(ctx) : undefined;
}

async function createFirstPartyGrant(ctx: KoaContextWithOIDC): Promise<Grant> {
  const { client, account, provider } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: account?.accountId });
  if (client?.scope !== undefined) grant.addOIDCScope(client.scope);
  await grant.save();
  return grant;
}
