import Koa, { type Context, type Next } from 'koa';
import type { Logger } from 'pino';
import { createHealth, createHostGuard, createLastResort, sendPage, serveAssets } from './http/answer.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import { BrowserApp } from './pages/browser-app.tsx';
import { renderPage } from './pages/page.tsx';

export interface ServerOptions {
  readonly publicUrl: string;
  readonly issuer: string;
  readonly contactSaverUrl: string;
  readonly messageWriterUrl: string;
  readonly readiness: { readonly accepting: boolean };
  readonly logger: Logger;
}

/** A server that hands out one page and its files, and takes part in no message of the protocol. */
export function createServer(options: ServerOptions): Koa {
  const { contactSaverUrl, issuer, logger, messageWriterUrl, publicUrl, readiness } = options;
  const app = new Koa();
  app.use(createSecurityHeaders(publicUrl, { connect: [issuer, contactSaverUrl] }));
  app.use(createLastResort(logger));
  app.use(createHealth(readiness));
  app.use(createHostGuard(publicUrl));
  app.use(serveAssets());
  const page = renderPage({
    title: 'MessageWriter in the browser',
    address: publicUrl,
    inspectorHref: `${messageWriterUrl}/inspector`,
    scripts: ['/assets/app.js'],
    children: BrowserApp({ issuer, contactSaverUrl, clientId: 'message-writer-browser', path: '/' }),
  });
  app.use(async function browserApp(ctx: Context, next: Next): Promise<void> {
    if (ctx.method !== 'GET' || (ctx.path !== '/' && ctx.path !== '/callback')) return next();
    sendPage(ctx, page);
  });
  return app;
}
