/**
 * Obtain consent: your browser → authorization server, the scopes the person leaves ticked.
 *
 * Before: the person is signed in, and a client waits for their decision.
 * After: Allow → a new grant with exactly the ticked scopes, the others rejected, this session's earlier grant for the
 * client ended. Deny → `access_denied`, and nothing changes.
 * RFC 6749 §4.1.1 (D), OIDC Core §3.1.2.4
 */
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { namesOfApi } from '@ecosystem/types/resources';
import { activityScopes, contactSaverScopes, scopesOfResource } from '@ecosystem/types/scopes';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { RequestRecords } from '../storage/request-records.ts';
import type { PendingInteraction } from './interaction-context.ts';

const formSchema = z.object({
  decision: z.enum(['allow', 'deny']),
  scope: z.union([z.string(), z.array(z.string())]).prefault([]),
});

/** Carries out the person's decision and sends the browser back to the authorization endpoint. */
export async function answerConsent(
  provider: Provider,
  database: AuthorizationServerDatabase,
  ctx: Context,
  interaction: PendingInteraction,
): Promise<void> {
  const { details } = interaction;
  // RFC 6749 §4.1.1 (D): one decision, one grant. A second click on the button leads on, and changes nothing.
  if (details.result !== undefined) return leadOn(ctx, details.returnTo);
  await RequestRecords.use(database, async (records) =>
    records.answerOnce({ model: 'Interaction', id: details.uid }),
  );
  const form = formSchema.safeParse(ctx.request.body);
  const ticked = new Set(form.success ? [form.data.scope].flat() : []);
  const result =
    form.success && form.data.decision === 'allow'
      ? { consent: { grantId: await createGrant(provider, database, interaction, ticked) } }
      : // RFC 6749 §4.1.2.1
        { error: 'access_denied', error_description: 'the resource owner denied the request' };
  leadOn(ctx, await provider.interactionResult(ctx.req, ctx.res, result));
}

function leadOn(ctx: Context, returnTo: string): void {
  ctx.status = 303;
  ctx.redirect(returnTo);
}

async function createGrant(
  provider: Provider,
  database: AuthorizationServerDatabase,
  { client, details, requestedScopes, resources }: PendingInteraction,
  ticked: ReadonlySet<string>,
): Promise<string> {
  const accountId = details.session?.accountId;
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  for (const scope of requestedScopes) {
    const granted = ticked.has(scope) || Object.hasOwn(client.required_scopes ?? {}, scope);
    if (isResourceScope(scope)) {
      // RFC 8707 §2: both names are of one API, so the person's answer holds for both; nobody is asked twice.
      for (const resource of new Set(resources.flatMap(namesOfApi))) {
        if (!scopesOfResource(resource).some((known) => known === scope)) continue;
        if (granted) grant.addResourceScope(resource, scope);
        else grant.rejectResourceScope(resource, scope);
      }
    } else if (granted) grant.addOIDCScope(scope);
    else grant.rejectOIDCScope(scope);
  }
  const earlier = await earlierGrant(provider, details.session?.uid, client.clientId);
  if (earlier !== undefined) {
    await RequestRecords.use(database, async (records) => records.revokeGrant(earlier));
  }
  return grant.save();
}

/** The library never clears a rejected scope, so a reused grant would keep answering 403 after a step-up. */
async function earlierGrant(
  provider: Provider,
  sessionUid: string | undefined,
  clientId: string,
): Promise<string | undefined> {
  const session = sessionUid === undefined ? undefined : await provider.Session.findByUid(sessionUid);
  return session?.grantIdFor(clientId);
}

function isResourceScope(scope: string): boolean {
  return [...contactSaverScopes, ...activityScopes].some((known) => known === scope);
}
