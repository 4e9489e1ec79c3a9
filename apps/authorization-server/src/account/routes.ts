import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import { isOwnForm } from '../http/guards.ts';
import { tellClient } from '../logout/tell-client.ts';
import { renderAccountPage } from '../pages/account-page.tsx';
import { renderErrorPage } from '../pages/error-page.tsx';
import { findConnectedApps } from './connected-apps.ts';
import { type Told, endedAppAddress, readEndedApp } from './ended-app.ts';
import { type RevokedApp, revokeApp } from './revoke-app.ts';
import { type SignedInPerson, findSignedInPerson, startSignIn } from './signed-in-person.ts';

export interface AccountServices {
  readonly database: AuthorizationServerDatabase;
  readonly csrfTokens: CsrfTokens;
  readonly issuer: string;
  /** How long an access token for an API that was issued just now lives, in seconds, if nobody can take it back. */
  readonly jwtLifetime: number;
}

/** The account page: who has been let in, and the way to end it. */
export function createAccountRoutes(provider: Provider, services: AccountServices) {
  const { csrfTokens, database, issuer, jwtLifetime } = services;
  const router = new Router();

  router.get('/', (ctx) => ctx.redirect('/account'));

  router.get('/account', async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const person = await findSignedInPerson(provider, ctx);
    if (!person) return startSignIn(ctx, issuer);
    const ended = await readEndedApp(provider, csrfTokens, ctx, person);
    if (ctx.querystring !== '' && !ended) return ctx.redirect('/account');
    const account = await database.account.findUniqueOrThrow({ where: { id: person.accountId } });
    renderAccountPage(ctx, {
      account,
      apps: await findConnectedApps(provider, database, person),
      csrf: csrfTokens.create('account', person.session.uid),
      address: issuer,
      ended,
      jwtLifetime,
    });
  });

  router.post(
    '/account/revoke',
    bodyParser({ enableTypes: ['form'], formLimit: '4kb' }),
    async (ctx: Context) => {
      const person = await findSignedInPerson(provider, ctx);
      const { csrf, grant } = (ctx.request.body ?? {}) as Record<string, unknown>;
      const ours =
        person && isOwnForm(ctx, issuer) && csrfTokens.matches(csrf, 'account', person.session.uid);
      if (!ours) return refuseForm(ctx);
      const app = await revokeApp(database, person.accountId, grant);
      const address = app && (await announce(provider, services, ctx, { app, grant, person }));
      ctx.status = 303;
      ctx.redirect(address ?? '/account');
    },
  );

  return router.routes();
}

interface Ending {
  readonly app: RevokedApp;
  readonly grant: unknown;
  readonly person: SignedInPerson;
}

/** Tells the client that its session is over (its data access is already), and says where the person reads about it. */
async function announce(
  provider: Provider,
  { csrfTokens }: AccountServices,
  ctx: Context,
  { app, grant, person }: Ending,
): Promise<string> {
  provider.emit('grant.revoked', ctx, grant);
  const client = await provider.Client.find(app.clientId);
  const { accountId } = person;
  const answers = client
    ? await Promise.all(app.sids.map((sid) => tellClient(provider, ctx, { accountId, client, sid })))
    : [];
  return endedAppAddress(csrfTokens, { clientId: app.clientId, told: summarize(answers) }, person);
}

function summarize(answers: readonly (boolean | undefined)[]): Told {
  if (answers.includes(false)) return 'no';
  return answers.includes(true) ? 'yes' : 'nobody';
}

function refuseForm(ctx: Context): void {
  ctx.status = 403;
  renderErrorPage(ctx, {
    error: 'invalid_request',
    error_description: 'the form did not come from this page',
  });
}
