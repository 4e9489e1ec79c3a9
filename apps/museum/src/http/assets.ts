import { fileURLToPath } from 'node:url';
import { fontDirectory } from '@ecosystem/ui/font-directory';
import type Koa from 'koa';
import type { Context, Next } from 'koa';
import serveStatic from 'koa-static';

const folders = [
  ['/assets/fonts', fontDirectory],
  ['/assets', fileURLToPath(new URL('../assets', import.meta.url))],
  ['/assets', fileURLToPath(new URL('../../browser', import.meta.url))],
] as const;

/** The stylesheet, fonts and scripts of the exhibits' pages. */
export function serveAssets(app: Koa): void {
  for (const [prefix, folder] of folders) {
    const serve = serveStatic(folder, { index: false });
    app.use(async (ctx, next) => {
      if (!ctx.path.startsWith(`${prefix}/`)) return next();
      const { path } = ctx;
      ctx.path = path.slice(prefix.length);
      await serve(ctx, async () => undefined);
      ctx.path = path;
      if (ctx.body === undefined) await next();
    });
  }
}

/** Says that the museum is open, and shows the way in. */
export async function serveHealth(ctx: Context, next: Next): Promise<void> {
  if (ctx.path === '/') return ctx.redirect('/museum');
  if (ctx.path !== '/readyz' && ctx.path !== '/healthz') return next();
  ctx.body = { status: 'ok' };
}
