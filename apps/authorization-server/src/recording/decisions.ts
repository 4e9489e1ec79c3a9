import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import { flowContext } from '@ecosystem/flow-recorder/context';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { nameMessage } from '@ecosystem/flow-recorder/name-message';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { Context, Next } from 'koa';
import type { Provider } from 'oidc-provider';
import { type Refusal, failedCheck } from './failed-check.ts';

const ours = (message: MessageId) => checksOn(message, 'authorization-server');

/**
 * Notes what this server decided about each message. The library does not announce every check: it goes on, or it
 * stops with an error. Going on is noted as passed and unseen, for the checks up to there and no further.
 */
export function recordDecisions(provider: Provider, recorder: Recorder): void {
  recordForms(provider, recorder);
  recordAuthorizations(provider, recorder);
  recordGrants(provider, recorder);
  recordRevocations(provider, recorder);
  recordAnswers(provider, recorder);
  recordRefusals(provider, recorder);
}

/** Sign-in and consent are our own pages: their status says what was decided. */
function recordForms(provider: Provider, recorder: Recorder): void {
  provider.use(async function noteForms(ctx: Context, next: Next) {
    await next();
    const message = messageOf(ctx);
    if (message !== 'sign-in' && message !== 'consent-decision') return;
    if (ctx.status === 303) return recorder.recordPassed(message, ours(message), { seen: true });
    if (ctx.status >= 500) return;
    if (ctx.status !== 422 && ctx.status !== 429) {
      const reason = 'not from our page for this browser, or already answered';
      return recorder.recordRefused(message, 'own-form', reason);
    }
    const reason = ctx.status === 429 ? 'too many attempts' : 'they do not belong together';
    recorder.recordPassed(message, ['own-form'], { seen: true });
    recorder.recordRefused(message, 'password', reason);
  });
}

function recordAuthorizations(provider: Provider, recorder: Recorder): void {
  const requestChecks = ours('authorization-request');
  const beforePrompts = requestChecks.slice(0, requestChecks.indexOf('signed-in'));
  const isRequest = (ctx: Context) => messageOf(ctx) === 'authorization-request';

  provider.on('interaction.started', (ctx, prompt) => {
    const before = isRequest(ctx) ? beforePrompts : [];
    const signedIn: readonly CheckId[] = prompt.name === 'consent' ? ['signed-in'] : [];
    recorder.recordPassed(messageOf(ctx), [...before, ...signedIn], { seen: false });
  });
  provider.on('authorization.success', (ctx) => {
    const checks: readonly CheckId[] = isRequest(ctx) ? requestChecks : ['signed-in', 'consented'];
    recorder.recordPassed(messageOf(ctx), checks, { seen: false });
  });
}

/** A code or refresh token is used up when the answer is stored: only then is it known that nobody was faster. */
function recordGrants(provider: Provider, recorder: Recorder): void {
  provider.on('grant.success', (ctx) => {
    const context = flowContext.getStore();
    const note = () => {
      const message = messageOf(ctx);
      const checks = ours(message);
      if (ctx.status === 200) return recorder.recordPassed(message, checks, { seen: false });
      const unused = message === 'refresh-request' ? 'refresh-token-unused' : 'code-unused';
      recorder.recordPassed(message, checks.slice(0, checks.indexOf(unused)), { seen: false });
      const reason = 'used up by another request while this one was under way';
      recorder.recordRefused(message, unused, reason);
    };
    ctx.res.once('finish', () => (context ? flowContext.run(context, note) : note()));
  });
}

/** RFC 7009 §2.2: a token that is unknown, or somebody else's, gets the same answer as one that was revoked. */
function recordRevocations(provider: Provider, recorder: Recorder): void {
  const message = 'revocation-request';
  const revoked = new WeakSet<object>();
  provider.on('grant.revoked', (ctx) => void revoked.add(ctx.req));
  provider.use(async function noteRevocations(ctx: Context, next: Next) {
    await next();
    if (messageOf(ctx) !== message || ctx.status !== 200) return;
    const checks: readonly CheckId[] = revoked.has(ctx.req) ? ours(message) : ['client-authentication'];
    recorder.recordPassed(message, checks, { seen: false });
  });
}

/** Endpoints whose success the library does not announce. */
function recordAnswers(provider: Provider, recorder: Recorder): void {
  provider.use(async function noteAnswers(ctx: Context, next: Next) {
    await next();
    const message = messageOf(ctx);
    const isQuiet = message === 'userinfo-request' || message === 'introspection-request';
    if (isQuiet && ctx.status === 200) recorder.recordPassed(message, ours(message), { seen: false });
  });
}

function recordRefusals(provider: Provider, recorder: Recorder): void {
  const note = (ctx: Context, error: Error) => {
    const message = messageOf(ctx);
    const refusal = error as Error & Refusal;
    const check = failedCheck(message, refusal);
    if (check === undefined) return;
    const checks = ours(message);
    recorder.recordPassed(message, checks.slice(0, checks.indexOf(check)), { seen: false });
    const reason = refusal.error_detail ?? refusal.error_description ?? refusal.error;
    recorder.recordRefused(message, check, reason);
  };
  provider.on('authorization.error', note);
  provider.on('grant.error', note);
  provider.on('revocation.error', note);
  provider.on('introspection.error', note);
  provider.on('userinfo.error', note);
}

function messageOf(ctx: Context): MessageId {
  const { params } = (ctx as { oidc?: { params?: Readonly<Record<string, unknown>> } }).oidc ?? {};
  const grantType = params?.['grant_type'];
  const form = new URLSearchParams(typeof grantType === 'string' ? { grant_type: grantType } : {});
  return nameMessage({ method: ctx.method, path: ctx.path, to: 'authorization-server', form });
}
