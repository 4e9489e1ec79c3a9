import { isPostedByOurselves } from '@ecosystem/form-protection/posted-by-ourselves';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import { ask, bearer } from '../exhibits/ask.ts';
import type { Cast } from '../exhibits/cast.ts';
import { visitOf } from '../http/visit-cookie.ts';
import { renderCallback } from '../pages/callback-page.tsx';
import type { Visits } from '../people/visits.ts';

/** OldWriter's side of the implicit grant: its redirection endpoint, and the sign-in that believes any token. */
export function createOldWriter({ contactSaver, oldWriter, origins }: Cast, visits: Visits) {
  const router = new Router({ prefix: '/museum/implicit' });
  router.get('/callback', (ctx) =>
    renderCallback(ctx, {
      title: 'OldWriter',
      address: origins.oldWriter,
      // What makes the attack possible: a script of another origin, in a page whose address holds a token.
      scripts: [
        { src: '/assets/old-writer.js' },
        { src: `${origins.dailyQuiz}/assets/statistics.js`, isForeign: true },
      ],
      foreignOrigin: origins.dailyQuiz,
      back: `${origins.oldWriter}/museum/implicit#sign-in`,
      about: 'Look at the address: the access token is in it, and in your browser’s history.',
    }),
  );

  /** RFC 6749 §10.16: it asks whose token this is, and never for whom it was made. */
  router.post('/sign-in', bodyParser({ enableTypes: ['form'] }), async (ctx) => {
    const source = { origin: ctx.get('origin'), secFetchSite: ctx.get('sec-fetch-site') };
    if (!isPostedByOurselves(source, origins.oldWriter)) return ctx.throw(403);
    const { access_token: token } = ctx.request.body as { access_token?: unknown };
    const answer = await ask(oldWriter, contactSaver, {
      path: '/museum/implicit/person',
      headers: bearer(typeof token === 'string' ? token : ''),
    });
    ctx.status = answer.status;
    ctx.body = answer.status === 200 ? { name: answer.body['name'] } : { error: 'not_signed_in' };
    const visit = visitOf(ctx, visits, 'implicit');
    if (answer.status !== 200 || !visit) return;
    visit.outcomes.set('sign-in', { title: 'OldWriter knows who you are', exchanges: [answer.shown] });
  });
  return router.routes();
}
