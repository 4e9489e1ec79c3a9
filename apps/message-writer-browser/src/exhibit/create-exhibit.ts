import { createServerFetch } from '@ecosystem/transport/server-fetch';
import Koa, { type Context, type Next } from 'koa';
import { allowInsecureRequests, customFetch } from 'oauth4webapi';
import { createHealth, createHostGuard, createLastResort, sendPage, serveAssets } from '../http/answer.ts';
import { createSecurityHeaders } from '../http/security-headers.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import {
  renderBrowserCopy,
  renderOverview,
  renderRefusal,
  renderServerCopy,
} from '../pages/exhibit-pages.tsx';
import { useStolenToken } from './elsewhere.ts';
import { createServerCopy } from './server-copy.ts';
import type { ExhibitOptions } from './exhibit-options.ts';

/**
 * An origin that may be broken into: throw-away copies of a client in the browser and of one on a server, and a script
 * that is let loose in either. It allows scripts that stand in a page; the clients that people use never do.
 */
export function createExhibit(options: ExhibitOptions): Koa {
  const { contactSaverUrl, exhibitUrl, issuer, logger, readiness } = options;
  const reach = (userAgent: string) =>
    createServerFetch({
      timeout: 5_000,
      userAgent,
      routes: [
        { origin: issuer, connectTo: options.authorizationServerConnectTo },
        { origin: contactSaverUrl, connectTo: options.contactSaverConnectTo },
      ],
    });
  const send = reach('xss-exhibit-server/0.1.0') as (url: string, options: object) => Promise<Response>;
  const serverCopy = createServerCopy({
    exhibitUrl,
    renderPage: (connected) => renderServerCopy(options, connected),
    identity: {
      client: { client_id: 'xss-exhibit-server' },
      issuer,
      redirectUri: `${exhibitUrl}/on-server/callback`,
      resource: contactSaverUrl,
      http: { [allowInsecureRequests]: issuer.startsWith('http:'), [customFetch]: send },
    },
  });
  const thief = { contactSaverUrl, send: reach('somebody-elsewhere/0.1.0') };
  const showBrowserCopy = async (ctx: Context) => sendPage(ctx, renderBrowserCopy(options));
  const routes: Readonly<Record<string, (ctx: Context) => Promise<void>>> = {
    ...serverCopy,
    'GET /': async (ctx) => sendPage(ctx, renderOverview(options)),
    'GET /in-browser/': showBrowserCopy,
    'GET /in-browser/callback': showBrowserCopy,
    'POST /elsewhere': (ctx) => useStolenToken(ctx, thief),
  };

  const app = new Koa();
  app.use(
    createSecurityHeaders(exhibitUrl, {
      connect: ["'self'", issuer, contactSaverUrl],
      forms: ["'self'", issuer],
      inlineScripts: true,
    }),
  );
  app.use(createLastResort(logger));
  app.use(createHealth(readiness));
  app.use(createHostGuard(exhibitUrl));
  app.use(serveAssets());
  app.use(async function answer(ctx: Context, next: Next): Promise<void> {
    const route = Object.hasOwn(routes, `${ctx.method} ${ctx.path}`) && routes[`${ctx.method} ${ctx.path}`];
    if (!route) return next();
    try {
      await route(ctx);
    } catch (error) {
      if (!(error instanceof ConnectionProblem)) throw error;
      ctx.status = 400;
      sendPage(ctx, renderRefusal(options, error.code));
    }
  });
  return app;
}
