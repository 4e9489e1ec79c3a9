import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { isPostedByOurselves } from '@ecosystem/form-protection/posted-by-ourselves';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Provider } from 'oidc-provider';
import { renderLegacySignIn } from '../pages/legacy-sign-in.tsx';
import type { Visits } from '../people/visits.ts';
import { visitOf } from '../http/visit-cookie.ts';

export interface SignInOptions {
  readonly origin: string;
  readonly visits: Visits;
  readonly csrfTokens: CsrfTokens;
}

/** The legacy issuer's sign-in: one button, since the exhibit's person is whoever is at the exhibit. */
export function createSignInRoutes(provider: Provider, { csrfTokens, origin, visits }: SignInOptions) {
  const router = new Router({ prefix: '/museum/implicit/interaction' });
  router.get('/:uid', async (ctx) => {
    const { params, uid } = await provider.interactionDetails(ctx.req, ctx.res);
    const visit = visitOf(ctx, visits, 'implicit');
    if (!visit) return ctx.throw(400);
    const csrf = csrfTokens.create('legacy-sign-in', uid);
    renderLegacySignIn(ctx, { address: origin, client: String(params['client_id']), csrf, uid, visit });
  });
  router.post('/:uid', bodyParser({ enableTypes: ['form'] }), async (ctx) => {
    const { uid } = await provider.interactionDetails(ctx.req, ctx.res);
    const visit = visitOf(ctx, visits, 'implicit');
    const form = ctx.request.body as { csrf?: unknown };
    const source = { origin: ctx.get('origin'), secFetchSite: ctx.get('sec-fetch-site') };
    const isOurs =
      isPostedByOurselves(source, origin) && csrfTokens.matches(form.csrf, 'legacy-sign-in', uid);
    if (!visit || !isOurs) return ctx.throw(403);
    const login = { accountId: visit.person.id };
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }));
  });
  return router.routes();
}
