import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { fileURLToPath } from 'node:url';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { fontDirectory } from '@ecosystem/ui/font-directory';
import type { Context, Next } from 'koa';
import serveStatic from 'koa-static';
import { errors } from 'oidc-provider';
import type { Logger } from 'pino';
import { createAccountRoutes } from './account/routes.ts';
import { createGuessLimit, guessLimit, sharedGuessLimit } from './device/limit-guesses.ts';
import { createDeviceSessionGuard } from './device/require-session.ts';
import { createSlowDown } from './device/slow-down.ts';
import { discardAnswer } from './http/answer-unavailable.ts';
import { type ClientFetchOptions, createClientFetch } from './http/client-fetch.ts';
import {
  createHostGuard,
  refuseNul,
  refuseOtherResponseModes,
  refuseOtherSpellings,
  saysHttps,
} from './http/guards.ts';
import { type Readiness, createHealth } from './http/health.ts';
import { describeOurselves } from './http/metadata.ts';
import { createRequestRecords } from './http/request-records-middleware.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import { allowSelfSubmittingForms } from './http/self-submitting-forms.ts';
import { createInteractionRoutes } from './interactions/routes.ts';
import { recordFetch, recordFlow } from './record-flow.ts';
import { renderErrorPage } from './pages/error-page.tsx';
import { forgetStateOfNoLogout } from './logout/stay-signed-in.ts';
import { logUntoldClients } from './logout/tell-client.ts';
import { createLifetimes, jwtLifetimeOf } from './policy/lifetimes.ts';
import { type ProviderOptions, createProvider } from './provider.ts';
import { describeScope } from './registration/describe-scope.ts';
import { createRegistrationLimit, registrationLimit } from './registration/limit-registrations.ts';
import { createRegistrationRoutes } from './registration/routes.ts';
import { CountedAttempts } from './storage/counted-attempts.ts';
import { DevicePolls } from './storage/device-polls.ts';
import { SignInFailures } from './storage/sign-in-failures.ts';

export interface ServerOptions extends Omit<ProviderOptions, 'clientFetch'>, ClientFetchOptions {
  /** Undefined with the lab off. */
  readonly recorder?: Recorder | undefined;
  readonly database: AuthorizationServerDatabase;
  readonly logger: Logger;
  readonly readiness: Readiness;
}

/** The provider, which is a Koa application, with our own pages and guards in front: one line each, in order. */
export function createServer(options: ServerOptions) {
  const { database, issuer, lab, logger, readiness } = options;
  const clientFetch = recordFetch(createClientFetch(options), options.recorder);
  const provider = createProvider({ ...options, clientFetch });
  const csrfTokens = new CsrfTokens(options.cookieKeys);
  const signInFailures = new SignInFailures(database);
  const lifetimes = createLifetimes(options);
  const guessLimits = {
    perBrowser: new CountedAttempts(database, guessLimit),
    perAddress: new CountedAttempts(database, sharedGuessLimit),
  };

  if (issuer.startsWith('https:')) {
    provider.proxy = true;
    provider.use(saysHttps);
  }
  if (options.recorder) recordFlow(provider, options.recorder);
  if (lab) provider.use(createLabLink(options.messageWriterUrl));
  provider.use(createSecurityHeaders(issuer));
  provider.use(createHealth(database, readiness));
  provider.use(createHostGuard(issuer));
  provider.use(createLastResort(logger));
  provider.use(refuseNul);
  provider.use(refuseOtherSpellings);
  provider.use(serveAssets('/assets/fonts', fontDirectory));
  provider.use(serveAssets('/assets', fileURLToPath(new URL('./assets', import.meta.url))));
  provider.use(describeOurselves);
  provider.use(createRequestRecords(provider, database));
  provider.use(allowSelfSubmittingForms);
  provider.use(forgetStateOfNoLogout);
  provider.use(refuseOtherResponseModes);
  provider.use(createSlowDown(new DevicePolls(database)));
  provider.use(createDeviceSessionGuard(provider));
  provider.use(createGuessLimit(provider, guessLimits));
  provider.use(describeScope);
  provider.use(createRegistrationLimit(new CountedAttempts(database, registrationLimit)));
  if (lab) provider.use(createRegistrationRoutes(provider, options));
  provider.use(
    createAccountRoutes(provider, { database, csrfTokens, issuer, jwtLifetime: jwtLifetimeOf(options) }),
  );
  provider.use(
    createInteractionRoutes(provider, { database, signInFailures, csrfTokens, issuer, lab, lifetimes }),
  );

  provider.on('server_error', (_ctx, error) => logger.error(causeOf(error), 'server_error'));
  logUntoldClients(provider, logger);
  return provider;
}

/** The last handler: whatever was not foreseen becomes a plain page or answer, and a line in the log. */
function createLastResort(logger: Logger) {
  return async function lastResort(ctx: Context, next: Next): Promise<void> {
    try {
      await next();
      if (ctx.status !== 404 || ctx.body !== undefined) return;
      ctx.status = 404;
      renderErrorPage(ctx, notFound);
    } catch (error) {
      const { status = 500 } = error as { status?: number };
      if (status >= 500) logger.error(causeOf(error), 'request failed');
      discardAnswer(ctx);
      ctx.status = status;
      const known = error instanceof errors.OIDCProviderError ? error : { error: 'invalid_request' };
      renderErrorPage(ctx, status >= 500 ? unexpected : known);
    }
  };
}

const notFound = { error: 'not_found', error_description: 'there is no such page here' };
const unexpected = { error: 'server_error', error_description: 'something went wrong on our side' };

/** Name, code and place, never the message: a database's message can quote what somebody typed. */
function causeOf(error: unknown) {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  return { reason: name, code, at: stack?.match(/^ +at .*$/gm)?.slice(0, 3) };
}

/** Lets every page link to the inspector, which MessageWriter hosts. */
function createLabLink(messageWriterUrl: string) {
  return async function labLink(ctx: Context, next: Next): Promise<void> {
    ctx.state['inspector'] = `${messageWriterUrl}/inspector/now`;
    await next();
  };
}

function serveAssets(prefix: string, directory: string) {
  const serve = serveStatic(directory, { maxage: 3_600_000, index: false });
  return async function assets(ctx: Context, next: Next): Promise<void> {
    if (!ctx.path.startsWith(`${prefix}/`)) return next();
    const { path } = ctx;
    ctx.path = path.slice(prefix.length);
    await serve(ctx, async () => undefined);
    ctx.path = path;
    if (ctx.body === undefined) await next();
  };
}
