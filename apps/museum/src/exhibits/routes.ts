import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { isPostedByOurselves } from '@ecosystem/form-protection/posted-by-ourselves';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import { beginVisit, visitOf } from '../http/visit-cookie.ts';
import { renderExhibit } from '../pages/exhibit-page.tsx';
import { renderHall } from '../pages/hall-page.tsx';
import type { Origins } from '../parties/origins.ts';
import { refusePassword } from '../people/accept-password.ts';
import type { Visit, Visits } from '../people/visits.ts';
import { type Exhibit, type Step, isOpen, passwordStep } from './exhibit.ts';

export interface ExhibitOptions {
  readonly exhibits: readonly Exhibit[];
  readonly origins: Origins;
  readonly visits: Visits;
  readonly csrfTokens: CsrfTokens;
}

/** The pages of the museum, and the steps that are done by a form on them. */
export function createExhibitRoutes({ csrfTokens, exhibits, origins, visits }: ExhibitOptions) {
  const router = new Router({ prefix: '/museum' });
  router.use(bodyParser({ enableTypes: ['form'] }));
  router.get('/', (ctx) => renderHall(ctx, exhibits, origins));

  for (const exhibit of exhibits) {
    const path = `/${exhibit.id}`;
    router.get(path, (ctx) => {
      const visit = visitOf(ctx, visits, exhibit.id) ?? beginVisit(ctx, visits, exhibit.id);
      renderExhibit(ctx, { exhibit, visit, origins, csrf: csrfTokens.create(exhibit.id, visit.id) });
      visit.refusal = undefined;
    });
    router.post(`${path}/begin`, (ctx) => {
      ownVisit(ctx, exhibit);
      beginVisit(ctx, visits, exhibit.id);
      ctx.status = 303;
      ctx.redirect(`/museum${path}`);
    });
    router.post(`${path}/password`, async (ctx) => {
      const visit = ownVisit(ctx, exhibit);
      const { password } = ctx.request.body as { password?: unknown };
      visit.refusal = refusePassword(password, visit.person);
      const step = passwordStep(exhibit);
      if (!visit.refusal) visit.loot.set('password', visit.person.password);
      await run(ctx, exhibit, visit.refusal === undefined ? step : undefined, visit);
      ctx.redirect(`/museum${path}#${step?.id ?? ''}`);
    });
    router.post(`${path}/steps/:step`, async (ctx) => {
      const visit = ownVisit(ctx, exhibit);
      const step = exhibit.steps.find(({ id }) => id === ctx.params['step']);
      if (!step || !('button' in step.action)) return ctx.throw(404);
      await run(ctx, exhibit, step, visit);
      ctx.redirect(`/museum${path}#${step.id}`);
    });
  }
  return router.routes();

  /** The visit a form was posted from, by one of our own pages. */
  function ownVisit(ctx: Context, exhibit: Exhibit): Visit {
    const visit = visitOf(ctx, visits, exhibit.id);
    const source = { origin: ctx.get('origin'), secFetchSite: ctx.get('sec-fetch-site') };
    const { csrf } = ctx.request.body as { csrf?: unknown };
    const isOurs = visit !== undefined && csrfTokens.matches(csrf, exhibit.id, visit.id);
    if (!isOurs || !isPostedByOurselves(source, origins.oldWriter)) return ctx.throw(403);
    return visit;
  }
}

async function run(ctx: Context, exhibit: Exhibit, step: Step | undefined, visit: Visit): Promise<void> {
  ctx.status = 303;
  if (!step || !('run' in step.action) || !isOpen(exhibit, step, visit)) return;
  try {
    visit.outcomes.set(step.id, await step.action.run(visit));
  } catch {
    visit.refusal = 'Nobody answered. For the issuer of today, start the ecosystem: npm start.';
  }
}
