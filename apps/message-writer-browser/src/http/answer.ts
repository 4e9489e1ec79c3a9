import { fileURLToPath } from 'node:url';
import { fontDirectory } from '@ecosystem/ui/font-directory';
import type { Context, Next } from 'koa';
import serveStatic from 'koa-static';
import type { Logger } from 'pino';

/** `GET /healthz` and `GET /readyz`: this app has neither a database nor keys, so it can work when it is there. */
export function createHealth(readiness: { readonly accepting: boolean }) {
  return async function health(ctx: Context, next: Next): Promise<void> {
    if (ctx.path !== '/healthz' && ctx.path !== '/readyz') return next();
    const ok = ctx.path === '/healthz' || readiness.accepting;
    ctx.status = ok ? 200 : 503;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { status: ok ? 'ok' : 'unavailable' };
  };
}

/** The last handler: a refusal keeps its status and all headers; what was not foreseen is a line in the log. */
export function createLastResort(logger: Logger) {
  return async function lastResort(ctx: Context, next: Next): Promise<void> {
    try {
      await next();
      if (ctx.body !== undefined || ctx.status !== 404) return;
      ctx.status = 404;
      ctx.body = 'There is nothing here.';
    } catch (error) {
      const { name, status = 500 } = error as Error & { status?: number };
      if (status >= 500) logger.error({ reason: name }, 'request failed');
      ctx.status = status;
      ctx.body = status >= 500 ? 'Something went wrong on our side.' : 'Refused.';
    }
  };
}

/** Answers 421 to a name that is not ours, against DNS rebinding. */
export function createHostGuard(publicUrl: string) {
  const { host } = new URL(publicUrl);
  return async function hostGuard(ctx: Context, next: Next): Promise<void> {
    if (ctx.host.toLowerCase() === host) return next();
    ctx.status = 421;
    ctx.body = 'This server answers under its own name only.';
  };
}

/** Stylesheet, fonts and scripts. */
export function serveAssets() {
  const places = [
    ['/assets/fonts', fontDirectory],
    ['/assets', fileURLToPath(new URL('../assets', import.meta.url))],
  ] as const;
  const servers = places.map(([prefix, directory]) => ({
    prefix,
    serve: serveStatic(directory, { index: false }),
  }));
  return async function assets(ctx: Context, next: Next): Promise<void> {
    const { path } = ctx;
    for (const { prefix, serve } of servers) {
      if (ctx.body !== undefined || !path.startsWith(`${prefix}/`)) continue;
      ctx.path = path.slice(prefix.length);
      await serve(ctx, async () => undefined);
      ctx.path = path;
    }
    if (ctx.body === undefined) await next();
  };
}

/** Answers with a whole page that no cache keeps. */
export function sendPage(ctx: Context, html: string): void {
  ctx.type = 'html';
  ctx.body = html;
}
