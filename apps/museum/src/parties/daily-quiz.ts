import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import { visitOf } from '../http/visit-cookie.ts';
import { renderCallback } from '../pages/callback-page.tsx';
import type { Loot, Visits } from '../people/visits.ts';
import type { Origins } from './origins.ts';

/** DailyQuiz: a client of the legacy issuer's like any other, whose “statistics” other apps include. */
export function createDailyQuiz(origins: Origins, visits: Visits) {
  const router = new Router({ prefix: '/museum/implicit' });
  router.use(bodyParser({ enableTypes: ['form'] }));
  router.get('/callback', (ctx) =>
    renderCallback(ctx, {
      title: 'DailyQuiz',
      address: origins.dailyQuiz,
      scripts: [{ src: '/assets/daily-quiz.js' }],
      back: `${origins.oldWriter}/museum/implicit#quiz`,
      about:
        'Which flower are you? DailyQuiz asked ContactSaver who you are, and its server keeps the answer.',
    }),
  );
  router.post('/collect', (ctx) => keep(ctx, 'stolenToken'));
  router.post('/keep', (ctx) => {
    const visit = keep(ctx, 'quizToken');
    visit?.outcomes.set('quiz', {
      title: 'DailyQuiz’s server holds a token about you, made for DailyQuiz',
      exchanges: [],
    });
  });
  return router.routes();

  function keep(ctx: Context, loot: Loot) {
    const visit = visitOf(ctx, visits, 'implicit');
    const { access_token: token } = ctx.request.body as { access_token?: unknown };
    ctx.status = 204;
    if (!visit || typeof token !== 'string' || token === '') return ctx.throw(400);
    visit.loot.set(loot, token);
    return visit;
  }
}
