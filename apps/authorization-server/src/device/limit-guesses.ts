import type { Context, Next } from 'koa';
import type { Provider } from 'oidc-provider';
import { renderTooManyGuesses } from '../pages/device-pages.tsx';
import type { CountedAttempts } from '../storage/counted-attempts.ts';

/** A user code is short, because a person types it: so it is not tried often. Ten wrong ones in a quarter of an hour. */
export const guessLimit = { purpose: 'user code', attempts: 10, window: 15 * 60 };

/** Behind a proxy many people share one address, and a guesser can have many browsers: a hundred wrong ones of all. */
export const sharedGuessLimit = { purpose: 'user code by address', attempts: 100, window: 15 * 60 };

export interface GuessLimits {
  readonly perBrowser: CountedAttempts;
  readonly perAddress: CountedAttempts;
}

/** What the page for the code has said about it. */
type UserCodeProblem = 'NotFoundError' | undefined;

/** Counts wrong user codes; while a browser or an address is blocked, the right code gets the same answer. */
export function createGuessLimit(provider: Provider, { perAddress, perBrowser }: GuessLimits) {
  return async function limitGuesses(ctx: Context, next: Next): Promise<void> {
    if (ctx.path !== '/device') return next();
    if (ctx.method !== 'POST') {
      takeCodeFromAddress(ctx);
      return next();
    }
    const { uid } = await provider.Session.get(ctx as never);
    const address = ctx.req.socket.remoteAddress ?? '';
    // RFC 8628 §5.1: who may guess without end finds the code of a device that waits, and decides in its place.
    const blocked = (await perBrowser.take(uid)) || (await perAddress.take(address));
    if (blocked > 0) return renderTooManyGuesses(ctx, blocked);
    await next();
    if ((ctx.state['userCodeProblem'] as UserCodeProblem) === 'NotFoundError') return;
    await Promise.all([perBrowser.giveBack(uid), perAddress.giveBack(address)]);
  };
}

/**
 * RFC 8628 §3.3.1: the code in the address only fills in the form, which the person still has to send. The library would
 * send it by itself, with a script.
 */
function takeCodeFromAddress(ctx: Context): void {
  const { user_code: userCode } = ctx.query;
  ctx.state['userCode'] = typeof userCode === 'string' ? userCode.slice(0, 20) : undefined;
  ctx.querystring = '';
}
