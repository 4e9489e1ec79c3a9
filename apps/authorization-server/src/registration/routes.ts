import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import { type Provider, errors } from 'oidc-provider';
import { isOwnForm } from '../http/guards.ts';
import { renderRegisterAppPage } from '../pages/register-app-page.tsx';
import { renderRegisteredAppPage } from '../pages/registered-app-page.tsx';
import { renderErrorPage } from '../pages/error-page.tsx';
import { type AppForm, type RegistrationServices, appFormSchema } from './app-form.ts';
import { registerClient } from './register-client.ts';
import { readRegistration } from './registration.ts';

/** Holds the secret of a new client for the one page that shows it: in the browser of who made it, and nowhere else. */
const secretCookie = 'as_registered';

/** Milliseconds that page may take to be opened. */
const secretLifetime = 60_000;

/** "Register your own app": the same as a registration request, by a form, for people. Only in the lab. */
export function createRegistrationRoutes(provider: Provider, services: RegistrationServices) {
  const router = new Router();

  router.get('/register-app', (ctx) => renderRegisterAppPage(ctx, services));

  router.post('/register-app', bodyParser({ enableTypes: ['form'], formLimit: '8kb' }), async (ctx) => {
    // ASVS 3.5.1: another page could fill this server with apps in your name.
    if (!isOwnForm(ctx, services.issuer)) return refuseForm(ctx);
    const form = appFormSchema.safeParse(ctx.request.body);
    if (!form.success) return refuseForm(ctx);
    const registered = await register(provider, form.data).catch((error: unknown) => {
      if (error instanceof errors.OIDCProviderError) return error;
      throw error;
    });
    if (registered instanceof errors.OIDCProviderError) {
      ctx.state['registrationProblem'] = registered;
      ctx.status = 422;
      return renderRegisterAppPage(ctx, services, { form: form.data, problem: registered });
    }
    const { clientId, clientSecret } = registered;
    const path = `/register-app/${clientId}`;
    if (clientSecret !== undefined) {
      const secure = services.issuer.startsWith('https:');
      const options = { httpOnly: true, sameSite: 'strict', secure, signed: true, path } as const;
      ctx.cookies.set(secretCookie, clientSecret, { ...options, maxAge: secretLifetime });
    }
    ctx.state['registered'] = true;
    ctx.status = 303;
    ctx.redirect(path);
  });

  router.get('/register-app/:id', async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const client = await provider.Client.find(ctx['params'].id as string);
    if (!client || client['party'] !== 'unverified' || client.clientIdIssuedAt === undefined) {
      ctx.status = 404;
      const error_description = 'no app with this id has been registered, or it has expired unused';
      return renderErrorPage(ctx, { error: 'not_found', error_description });
    }
    const clientSecret = ctx.cookies.get(secretCookie, { signed: true });
    if (clientSecret !== undefined) ctx.cookies.set(secretCookie, null, { path: ctx.path, signed: true });
    renderRegisteredAppPage(ctx, services, { client, clientSecret });
  });

  return router.routes();
}

async function register(provider: Provider, { client_name, kind, redirect_uri, scope }: AppForm) {
  const accepted = readRegistration({
    client_name,
    redirect_uris: [redirect_uri.trim()],
    token_endpoint_auth_method: kind === 'program' ? 'none' : 'client_secret_basic',
    scope: [scope].flat().join(' '),
  });
  return registerClient(provider, accepted);
}

function refuseForm(ctx: Context): void {
  ctx.status = 403;
  renderErrorPage(ctx, {
    error: 'invalid_request',
    error_description: 'the form did not come from this page',
  });
}
