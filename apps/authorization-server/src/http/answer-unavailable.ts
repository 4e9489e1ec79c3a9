import type { Context } from 'koa';

/** Takes back whatever answer was being prepared: nothing of it has been stored. */
export function discardAnswer(ctx: Context): void {
  ctx.remove('Location');
  ctx.res.removeHeader('Set-Cookie');
}

/** Turns whatever answer was being prepared into an honest 503. */
export function answerUnavailable(ctx: Context): void {
  discardAnswer(ctx);
  ctx.status = 503;
  ctx.set('Retry-After', '5');
}
