import {
  type AuthorizationServerDatabase,
  isAuthorizationServerDatabaseReady,
} from '@ecosystem/prisma/authorization-server';
import type { Context, Next } from 'koa';

/** Whether this process still takes new work; goes to `false` before it stops. */
export interface Readiness {
  accepting: boolean;
}

/** `GET /healthz`: the process is alive. `GET /readyz`: it can do its work (keys are loaded before it listens). */
export function createHealth(database: AuthorizationServerDatabase, readiness: Readiness) {
  return async function health(ctx: Context, next: Next): Promise<void> {
    if (ctx.path === '/healthz') return answer(ctx, true);
    if (ctx.path === '/readyz') {
      return answer(ctx, readiness.accepting && (await isAuthorizationServerDatabaseReady(database)));
    }
    return next();
  };
}

function answer(ctx: Context, ok: boolean): void {
  ctx.status = ok ? 200 : 503;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { status: ok ? 'ok' : 'unavailable' };
}
