import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { isDatabaseUnavailable } from '@ecosystem/prisma/database-unavailable';
import type { Context, Next } from 'koa';
import { type Provider, errors } from 'oidc-provider';
import { renderErrorPage } from '../pages/error-page.tsx';
import type { RecordKey } from '../storage/record-names.ts';
import { isStorable } from '../storage/record.ts';
import { RequestRecords } from '../storage/request-records.ts';
import { answerUnavailable, discardAnswer } from './answer-unavailable.ts';

/** Gives every request its records, writes them before the answer leaves, and answers 503 when that is impossible. */
export function createRequestRecords(provider: Provider, database: AuthorizationServerDatabase) {
  provider.on('server_error', (ctx, error) => {
    ctx.state['serverError'] = error;
  });
  return async function requestRecords(ctx: Context, next: Next): Promise<void> {
    const records = new RequestRecords(database, namedInCookies(provider, ctx));
    try {
      await records.run(next);
    } catch (error) {
      if (error instanceof errors.InvalidGrant || error instanceof errors.InvalidRequestUri) {
        return refuse(ctx, error);
      }
      if (!isDatabaseUnavailable(error)) throw error;
      ctx.state['serverError'] = error;
      ctx.status = 500;
    }
    if (ctx.status !== 500 || !isDatabaseUnavailable(ctx.state['serverError'])) return;
    answerUnavailable(ctx);
    renderErrorPage(ctx, {
      error: 'temporarily_unavailable',
      error_description:
        'our database cannot be reached right now; nothing was changed, try again in a moment',
    });
  };
}

/**
 * RFC 6749 §5.2, RFC 9126 §4: the code, refresh token or pushed request was used up while this request was under way.
 * Nothing of its answer was stored, so no cookie and no redirect of it may leave.
 */
function refuse(ctx: Context, refusal: errors.OIDCProviderError): void {
  discardAnswer(ctx);
  ctx.status = refusal.statusCode;
  renderErrorPage(ctx, refusal);
}

/** Every page of a flow needs the records its cookies name: they are read together. Who may use one is decided later. */
function namedInCookies(provider: Provider, ctx: Context): RecordKey[] {
  const cookies = [
    ['Session', 'session'],
    ['Interaction', 'interaction'],
    ['Interaction', 'resume'],
  ] as const;
  return cookies.flatMap(([model, name]) => {
    const id = ctx.cookies.get(provider.cookieName(name), { signed: false });
    return id === undefined || !isStorable(id) ? [] : [{ model, id }];
  });
}
