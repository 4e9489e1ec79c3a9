import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import { flowContext } from '@ecosystem/flow-recorder/context';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { Context, Next } from 'koa';
import type { Provider } from 'oidc-provider';
import { noteDevices } from './devices.ts';
import { type Refusal, failedCheck } from './failed-check.ts';
import { messageOf } from './message-of.ts';
import type { NoteAnswer } from './note-answer.ts';
import { noteRegistrations } from './registrations.ts';

/** What is checked of every such message, in order. */
const ours = (message: MessageId) =>
  checksOn(message, 'authorization-server').filter((check) => !Object.hasOwn(onlyWhere, check));

/** What is checked only of requests that bring it along. */
const onlyWhere: Partial<Record<CheckId, (ctx: Context) => boolean>> = {
  'key-proof': (ctx) => ctx.get('dpop') !== '',
  'request-uri': (ctx) => isPushed(ctx),
};

/** What is checked of this message, in order. */
const checksFor = (ctx: Context) =>
  checksOn(messageOf(ctx), 'authorization-server').filter((check) => onlyWhere[check]?.(ctx) ?? true);

/**
 * Notes what this server decided about each message. The library does not announce every check: it goes on, or it
 * stops with an error. Going on is noted as passed and unseen, for the checks up to there and no further.
 */
export function recordDecisions(provider: Provider, recorder: Recorder): void {
  const notes: readonly NoteAnswer[] = [
    noteForms(recorder),
    noteRevocations(provider, recorder),
    noteQuiet(recorder),
    noteDevices(recorder),
    noteRegistrations(recorder),
  ];
  provider.use(async function noteAnswer(ctx: Context, next: Next) {
    await next();
    const message = messageOf(ctx);
    for (const note of notes) note(ctx, message);
  });
  recordAuthorizations(provider, recorder);
  recordGrants(provider, recorder);
  recordRefusals(provider, recorder);
}

/** Sign-in and consent are our own pages: their status says what was decided. */
function noteForms(recorder: Recorder): NoteAnswer {
  return (ctx, message) => {
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
  };
}

function recordAuthorizations(provider: Provider, recorder: Recorder): void {
  const beforePrompts = (checks: readonly CheckId[]) => checks.slice(0, checks.indexOf('signed-in'));
  const isRequest = (ctx: Context) => messageOf(ctx) === 'authorization-request';

  provider.on('interaction.started', (ctx, prompt) => {
    const before = isRequest(ctx) ? beforePrompts(checksFor(ctx)) : [];
    const signedIn: readonly CheckId[] = prompt.name === 'consent' ? ['signed-in'] : [];
    recorder.recordPassed(messageOf(ctx), [...before, ...signedIn], { seen: false });
  });
  provider.on('authorization.success', (ctx) => {
    const checks: readonly CheckId[] = isRequest(ctx) ? checksFor(ctx) : ['signed-in', 'consented'];
    recorder.recordPassed(messageOf(ctx), checks, { seen: false });
  });
  const passed = (ctx: Context) => recorder.recordPassed(messageOf(ctx), checksFor(ctx), { seen: false });
  provider.on('pushed_authorization_request.success', passed);
  provider.on('device_authorization.success', passed);
}

const unusedChecks: Partial<Record<MessageId, CheckId>> = {
  'refresh-request': 'refresh-token-unused',
  'device-token-request': 'device-code-unused',
};

/** A code or refresh token is used up when the answer is stored: only then is it known that nobody was faster. */
function recordGrants(provider: Provider, recorder: Recorder): void {
  provider.on('grant.success', (ctx) => {
    const context = flowContext.getStore();
    const note = () => {
      const message = messageOf(ctx);
      const checks = checksFor(ctx);
      if (ctx.status === 200) return recorder.recordPassed(message, checks, { seen: false });
      const unused = unusedChecks[message] ?? 'code-unused';
      if (!checks.includes(unused)) return;
      recorder.recordPassed(message, checks.slice(0, checks.indexOf(unused)), { seen: false });
      const reason = 'used up by another request while this one was under way';
      recorder.recordRefused(message, unused, reason);
    };
    ctx.res.once('finish', () => (context ? flowContext.run(context, note) : note()));
  });
}

/** RFC 7009 §2.2: a token that is unknown, or somebody else's, gets the same answer as one that was revoked. */
function noteRevocations(provider: Provider, recorder: Recorder): NoteAnswer {
  const revoked = new WeakSet<object>();
  provider.on('grant.revoked', (ctx) => void revoked.add(ctx.req));
  return (ctx, message) => {
    if (message !== 'revocation-request' || ctx.status !== 200) return;
    const checks: readonly CheckId[] = revoked.has(ctx.req) ? ours(message) : ['client-authentication'];
    recorder.recordPassed(message, checks, { seen: false });
  };
}

/** Endpoints whose success the library does not announce. */
function noteQuiet(recorder: Recorder): NoteAnswer {
  return (ctx, message) => {
    const isQuiet = message === 'userinfo-request' || message === 'introspection-request';
    if (isQuiet && ctx.status === 200) recorder.recordPassed(message, ours(message), { seen: false });
  };
}

function recordRefusals(provider: Provider, recorder: Recorder): void {
  const note = (ctx: Context, error: Error) => {
    const message = messageOf(ctx);
    const refusal = error as Error & Refusal;
    const check = failedCheck(message, refusal);
    if (check === undefined) return;
    const checks = checksFor(ctx);
    recorder.recordPassed(message, checks.slice(0, checks.indexOf(check)), { seen: false });
    const reason = refusal.error_detail ?? refusal.error_description ?? refusal.error;
    recorder.recordRefused(message, check, reason);
  };
  provider.on('authorization.error', note);
  provider.on('pushed_authorization_request.error', note);
  provider.on('grant.error', note);
  provider.on('revocation.error', note);
  provider.on('introspection.error', note);
  provider.on('userinfo.error', note);
  provider.on('device_authorization.error', note);
}

/** Whether an authorization request names one that was pushed before (RFC 9126 §4). */
function isPushed(ctx: Context): boolean {
  const { entities } = (ctx as { oidc?: { entities?: object } }).oidc ?? {};
  return entities !== undefined && 'PushedAuthorizationRequest' in entities;
}
