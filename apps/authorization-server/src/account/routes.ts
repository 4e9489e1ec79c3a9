import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { createHash, randomBytes } from 'node:crypto';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import { isOwnForm } from '../http/guards.ts';
import { renderAccountPage } from '../pages/account-page.tsx';
import { renderErrorPage } from '../pages/error-page.tsx';
import { findConnectedApps, revokeGrant } from './connected-apps.ts';

export interface AccountServices {
  readonly database: AuthorizationServerDatabase;
  readonly csrfTokens: CsrfTokens;
  readonly issuer: string;
}

interface SignedInPerson {
  readonly accountId: string;
  readonly sessionUid: string;
}

/** The account page: who has been let in, and the way to end it. */
export function createAccountRoutes(provider: Provider, services: AccountServices) {
  const { database, csrfTokens, issuer } = services;
  const router = new Router();

  router.get('/', (ctx) => ctx.redirect('/account'));

  router.get('/account', async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const person = await findSignedInPerson(provider, ctx);
    if (!person) return startSignIn(ctx, issuer);
    if (ctx.querystring !== '') return ctx.redirect('/account');
    const account = await database.account.findUniqueOrThrow({ where: { id: person.accountId } });
    const apps = await findConnectedApps(provider, database, person.accountId);
    renderAccountPage(ctx, {
      account,
      apps,
      csrf: csrfTokens.create('account', person.sessionUid),
      address: issuer,
    });
  });

  router.post(
    '/account/revoke',
    bodyParser({ enableTypes: ['form'], formLimit: '4kb' }),
    async (ctx: Context) => {
      const person = await findSignedInPerson(provider, ctx);
      const { csrf, grant } = (ctx.request.body ?? {}) as Record<string, unknown>;
      const ours = person && isOwnForm(ctx, issuer) && csrfTokens.matches(csrf, 'account', person.sessionUid);
      if (!ours) {
        ctx.status = 403;
        renderErrorPage(ctx, {
          error: 'invalid_request',
          error_description: 'the form did not come from this page',
        });
        return;
      }
      if (typeof grant === 'string') await revokeGrant(database, person.accountId, grant);
      ctx.status = 303;
      ctx.redirect('/account');
    },
  );

  return router.routes();
}

async function findSignedInPerson(provider: Provider, ctx: Context): Promise<SignedInPerson | undefined> {
  const session = await provider.Session.get(ctx as never);
  return session.accountId === undefined
    ? undefined
    : { accountId: session.accountId, sessionUid: session.uid };
}

/**
 * Signing in here is an authorization request like any other. This page needs the session, not a token: the verifier is
 * thrown away at once, so the code that comes back can never be redeemed.
 */
function startSignIn(ctx: Context, issuer: string): void {
  if (ctx.query['error'] !== undefined || ctx.query['code'] !== undefined) {
    ctx.status = 400;
    renderErrorPage(ctx, {
      error: 'login_required',
      error_description: 'you are not signed in; cookies of this site may be blocked in your browser',
    });
    return;
  }
  const request = new URL('/auth', issuer);
  request.search = new URLSearchParams({
    client_id: 'account',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${issuer}/account`,
    state: randomBytes(16).toString('base64url'),
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url'),
  }).toString();
  ctx.status = 303;
  ctx.redirect(request.href);
}
