import type { Context } from 'koa';

/** Turns whatever answer was being prepared into an honest 503: nothing of it has been stored. */
export function answerUnavailable(ctx: Context): void {
  ctx.remove('Location');
  ctx.res.removeHeader('Set-Cookie');
  ctx.status = 503;
  ctx.set('Retry-After', '5');
}
