import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context, Next } from 'koa';
import { type Provider, errors } from 'oidc-provider';
import { isOwnForm } from '../http/guards.ts';
import { renderConsentPage } from '../pages/consent-page.tsx';
import { renderErrorPage } from '../pages/error-page.tsx';
import { renderLoginPage } from '../pages/login-page.tsx';
import { answerConsent } from './consent.ts';
import { type PendingInteraction, findInteraction } from './interaction-context.ts';
import { authenticateEndUser } from './login.ts';
import type { InteractionServices } from './services.ts';

/** The pages between an authorization request and its response, in the order a person meets them. */
export function createInteractionRoutes(provider: Provider, services: InteractionServices) {
  const router = new Router();
  router.use(noStore, renderOAuthErrors, bodyParser({ enableTypes: ['form'], formLimit: '16kb' }));

  router.get('/interaction/:uid', async (ctx) => {
    renderPrompt(ctx, await findInteraction(provider, ctx), services);
  });

  router.post('/interaction/:uid/login', async (ctx) => {
    const interaction = await findOwnInteraction(provider, services, ctx, 'login');
    const refusal = await authenticateEndUser(provider, services, ctx);
    if (!refusal) return;
    ctx.status = refusal.status;
    if (refusal.retryAfter !== undefined) ctx.set('Retry-After', String(refusal.retryAfter));
    renderLoginPage(ctx, interaction, services, refusal);
  });

  router.post('/interaction/:uid/consent', async (ctx) => {
    const interaction = await findOwnInteraction(provider, services, ctx, 'consent');
    await answerConsent(provider, services.database, ctx, interaction);
  });

  return router.routes();
}

function renderPrompt(ctx: Context, interaction: PendingInteraction, services: InteractionServices): void {
  if (interaction.details.prompt.name === 'login') renderLoginPage(ctx, interaction, services);
  else renderConsentPage(ctx, interaction, services);
}

/** The interaction a form belongs to, if the form came from our own page for it and its question is still open. */
async function findOwnInteraction(
  provider: Provider,
  { csrfTokens, issuer }: InteractionServices,
  ctx: Context,
  prompt: 'login' | 'consent',
): Promise<PendingInteraction> {
  const interaction = await findInteraction(provider, ctx);
  const { csrf } = (ctx.request.body ?? {}) as Record<string, unknown>;
  // ASVS 3.5.1: login CSRF would sign a victim in as the attacker; a forged consent would grant without a decision.
  if (!isOwnForm(ctx, issuer) || !csrfTokens.matches(csrf, prompt, interaction.details.uid)) {
    throw new errors.InvalidRequest('the form did not come from this page');
  }
  if (interaction.details.prompt.name !== prompt) {
    throw new errors.SessionNotFound('this step has already been answered');
  }
  return interaction;
}

async function noStore(ctx: Context, next: Next): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  await next();
}

async function renderOAuthErrors(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof errors.OIDCProviderError)) throw error;
    ctx.status = error.statusCode;
    renderErrorPage(ctx, { error: error.error, error_description: error.error_description }, error);
  }
}
