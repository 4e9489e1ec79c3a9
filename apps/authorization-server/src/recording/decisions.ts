import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import { flowContext } from '@ecosystem/flow-recorder/context';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { nameMessage } from '@ecosystem/flow-recorder/name-message';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import { type Refusal, failedCheck } from './failed-check.ts';

/**
 * Notes what this server decided about each message. The library does not announce every check: it goes on, or it
 * stops with an error. Going on is noted as passed and unseen, for the checks up to there and no further.
 */
export function recordDecisions(provider: Provider, recorder: Recorder): void {
  const passed = (message: MessageId, ids: readonly CheckId[], seen = false) => {
    recorder.recordPassed(message, ids, seen);
  };
  const requestChecks = checksOn('authorization-request', 'authorization-server');
  const beforePrompts = requestChecks.slice(0, requestChecks.indexOf('signed-in'));

  provider.use(async function recordForms(ctx: Context, next) {
    await next();
    const message = messageOf(ctx);
    if (message !== 'sign-in' && message !== 'consent-decision') return;
    if (ctx.status === 303) passed(message, checksOn(message, 'authorization-server'), true);
    else if (ctx.status === 422 || ctx.status === 429) {
      passed(message, ['own-form'], true);
      const reason = ctx.status === 429 ? 'too many attempts' : 'they do not belong together';
      recorder.recordCheck({ check: 'password', message, passed: false, reason, seen: true });
    } else if (ctx.status < 500) {
      const reason = 'not from our page for this browser, or already answered';
      recorder.recordCheck({ check: 'own-form', message, passed: false, reason, seen: true });
    }
  });

  provider.on('interaction.started', (ctx, prompt) => {
    passed(messageOf(ctx), messageOf(ctx) === 'authorization-request' ? beforePrompts : []);
    if (prompt.name === 'consent') passed(messageOf(ctx), ['signed-in']);
  });
  provider.on('authorization.success', (ctx) => {
    const isFirst = messageOf(ctx) === 'authorization-request';
    passed(messageOf(ctx), isFirst ? requestChecks : ['signed-in', 'consented']);
  });
  provider.on('grant.success', (ctx) => {
    // A code or refresh token is used up when the answer is stored: only then is it known that nobody was faster.
    ctx.res.once(
      'finish',
      bound(() => recordGrant(recorder, ctx, passed)),
    );
  });

  // RFC 7009 §2.2: a token that is unknown, or somebody else's, gets the same answer as one that was revoked.
  provider.on('grant.revoked', (ctx) => {
    if (messageOf(ctx) !== 'revocation-request') return;
    ctx.state['revoked'] = true;
    passed('revocation-request', checksOn('revocation-request', 'authorization-server'));
  });

  const refused = (ctx: Context, error: Error) => {
    const message = messageOf(ctx);
    const refusal = error as Error & Refusal;
    const check = failedCheck(message, refusal);
    if (check === undefined) return;
    const ids = checksOn(message, 'authorization-server');
    passed(message, ids.slice(0, ids.indexOf(check)));
    const reason = refusal.error_detail ?? refusal.error_description ?? refusal.error;
    recorder.recordCheck({ check, message, passed: false, reason, seen: true });
  };
  provider.on('authorization.error', refused);
  provider.on('grant.error', refused);
  provider.on('revocation.error', refused);
  provider.on('introspection.error', refused);
  provider.on('userinfo.error', refused);
  provider.use(async function recordAnswers(ctx: Context, next) {
    await next();
    const message = messageOf(ctx);
    const quiet = ['userinfo-request', 'introspection-request'];
    if (ctx.status === 200 && quiet.includes(message))
      passed(message, checksOn(message, 'authorization-server'));
    const isUnknown = message === 'revocation-request' && ctx.status === 200 && !ctx.state['revoked'];
    if (isUnknown) passed(message, ['client-authentication']);
  });
}

function recordGrant(
  recorder: Recorder,
  ctx: Context,
  passed: (message: MessageId, ids: readonly CheckId[]) => void,
): void {
  const message = messageOf(ctx);
  const ids = checksOn(message, 'authorization-server');
  if (ctx.status === 200) return passed(message, ids);
  const check = message === 'refresh-request' ? 'refresh-token-unused' : 'code-unused';
  passed(message, ids.slice(0, ids.indexOf(check)));
  const reason = 'used up by another request while this one was under way';
  recorder.recordCheck({ check, message, passed: false, reason, seen: true });
}

function messageOf(ctx: Context): MessageId {
  const { grant_type } = ((ctx as { oidc?: { params?: object } }).oidc?.params ?? {}) as Record<
    string,
    unknown
  >;
  const form = new URLSearchParams(typeof grant_type === 'string' ? { grant_type } : {});
  return nameMessage({ method: ctx.method, path: ctx.path, to: 'authorization-server', form });
}

/** A listener that runs in the exchange it was made in. */
function bound(listener: () => void): () => void {
  const context = flowContext.getStore();
  return context ? () => flowContext.run(context, listener) : listener;
}
