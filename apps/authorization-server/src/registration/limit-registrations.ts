import type { Context, Next } from 'koa';
import { renderErrorPage } from '../pages/error-page.tsx';
import type { CountedAttempts } from '../storage/counted-attempts.ts';

/** Thirty clients an hour from one address: enough to try things out. */
export const registrationLimit = { purpose: 'registration', attempts: 30, window: 60 * 60 };

const paths = ['/reg', '/register-app'];

/** RFC 7591 §5: whoever may register without a token may not do so without end. Only clients that were made are counted. */
export function createRegistrationLimit(attempts: CountedAttempts) {
  return async function limitRegistrations(ctx: Context, next: Next): Promise<void> {
    if (ctx.method !== 'POST' || !paths.includes(ctx.path)) return next();
    const address = ctx.req.socket.remoteAddress ?? '';
    const blocked = await attempts.take(address);
    if (blocked > 0) return refuse(ctx, blocked);
    await next();
    if (ctx.status !== 201 && ctx.state['registered'] !== true) await attempts.giveBack(address);
  };
}

function refuse(ctx: Context, seconds: number): void {
  ctx.status = 429;
  ctx.set('Retry-After', String(seconds));
  renderErrorPage(ctx, {
    error: 'temporarily_unavailable',
    error_description: 'too many clients were registered from this address',
  });
}
