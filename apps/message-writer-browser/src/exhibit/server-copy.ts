import { isPostedByOurselves } from '@ecosystem/form-protection/posted-by-ourselves';
import type { Context } from 'koa';
import { sendPage } from '../http/answer.ts';
import type { ClientContext, ClientIdentity } from '../oauth/client-context.ts';
import { createAuthorizationRequest, createRequestSecrets } from '../oauth/create-authorization-request.ts';
import { discoverAuthorizationServer } from '../oauth/discover-authorization-server.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { exchangeAuthorizationCode } from '../oauth/exchange-authorization-code.ts';
import { requestBirthdays } from '../oauth/request-birthdays.ts';
import { validateAuthorizationResponse } from '../oauth/validate-authorization-response.ts';
import { validateTokenResponse } from '../oauth/validate-token-response.ts';
import { ServerSessions } from './server-sessions.ts';

export interface ServerCopyOptions {
  readonly identity: ClientIdentity;
  readonly exhibitUrl: string;
  readonly renderPage: (connected: boolean) => string;
}

const path = '/on-server/';

/** A backend for frontend, as small as one can be: the same steps in a server, and a cookie in the browser. */
export function createServerCopy({ exhibitUrl, identity, renderPage }: ServerCopyOptions) {
  const sessions = new ServerSessions();
  const secure = exhibitUrl.startsWith('https:');
  const cookie = secure ? '__Secure-xss_exhibit' : 'xss_exhibit';
  const discover = async (): Promise<ClientContext> => ({
    ...identity,
    authorizationServer: await discoverAuthorizationServer(identity),
  });
  const replaceSession = (ctx: Context, session: Parameters<ServerSessions['replace']>[1]) => {
    const id = sessions.replace(ctx.cookies.get(cookie), session);
    // TLS may end in front of this process: what it was told is its public address decides.
    ctx.cookies.secure = secure;
    // RFC 10017 §6.1.3.2: HttpOnly keeps the session out of reach of scripts.
    ctx.cookies.set(cookie, id, { httpOnly: true, sameSite: 'lax', secure, path });
  };

  const routes: Readonly<Record<string, (ctx: Context) => Promise<void>>> = {
    async [`GET ${path}`](ctx) {
      sendPage(ctx, renderPage(sessions.find(ctx.cookies.get(cookie))?.accessToken !== undefined));
    },
    async [`POST ${path}connect`](ctx) {
      const source = { origin: ctx.get('origin'), secFetchSite: ctx.get('sec-fetch-site') };
      // RFC 10017 §6.1.3.3: only a page of this origin begins anything here.
      if (!isPostedByOurselves(source, exhibitUrl)) return ctx.throw(403);
      const context = await discover();
      const pending = createRequestSecrets();
      replaceSession(ctx, { pending });
      ctx.status = 303;
      ctx.set('Location', await createAuthorizationRequest(context, pending));
    },
    async [`GET ${path}callback`](ctx) {
      const pending = sessions.takePending(ctx.cookies.get(cookie));
      // RFC 9700 §4.7: an answer that this browser did not ask for could be somebody else's code.
      if (!pending) throw new ConnectionProblem('foreign_answer');
      const context = await discover();
      const response = validateAuthorizationResponse(context, ctx.querystring, pending.state);
      const answer = await exchangeAuthorizationCode(context, response, pending.codeVerifier);
      const { accessToken } = await validateTokenResponse(context, answer);
      replaceSession(ctx, { accessToken });
      ctx.redirect(path);
      ctx.status = 303;
    },
    async [`GET ${path}birthdays`](ctx) {
      const accessToken = sessions.find(ctx.cookies.get(cookie))?.accessToken;
      if (accessToken === undefined) return ctx.throw(401);
      try {
        ctx.body = { items: await requestBirthdays(identity.http, accessToken, identity.resource) };
      } catch (error) {
        if (!(error instanceof ConnectionProblem)) throw error;
        // RFC 6750 §3.1: a token that is refused is good for nothing; the page offers to connect again.
        if (error.code === 'invalid_token') replaceSession(ctx, {});
        ctx.throw(error.code === 'invalid_token' ? 401 : 502);
      }
    },
  };
  return routes;
}
