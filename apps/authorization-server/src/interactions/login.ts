/**
 * Authenticate the end-user: your browser → authorization server, e-mail address and password.
 *
 * Before: an authorization request waits for somebody to sign in, and the form came from our own page.
 * After: the interaction knows the person's `sub`, and the browser is sent back to the authorization endpoint.
 * OIDC Core §3.1.2.3
 */
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { normalizeEmail, verifyPassword } from '../storage/verify-password.ts';
import type { InteractionServices } from './services.ts';

const formSchema = z.object({ email: z.string().max(254), password: z.string().min(1).max(4_096) });

/** Why a sign-in was refused, in words that are the same for every reason a stranger could learn from. */
export interface SignInRefusal {
  readonly status: 422 | 429;
  readonly email: string;
  readonly message: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** Answers `undefined` and redirects when the person is who they say; otherwise says what to show. */
export async function authenticateEndUser(
  provider: Provider,
  { signInFailures }: InteractionServices,
  ctx: Context,
): Promise<SignInRefusal | undefined> {
  const form = formSchema.safeParse(ctx.request.body);
  if (!form.success) {
    return { status: 422, email: '', message: 'Enter your e-mail address and your password.' };
  }
  const email = normalizeEmail(form.data.email);
  const address = ctx.req.socket.remoteAddress ?? '';
  // ASVS 6.3.1: guessing is slowed per account and address; during a block the right password gets the same answer.
  const { account, secondsBlocked: retryAfter } = await signInFailures.beforeSignIn(email, address);
  if (retryAfter > 0) return { status: 429, email, message: tooManyAttempts(retryAfter), retryAfter };
  const accountId = await verifyPassword(account, form.data.password);
  if (accountId === undefined) {
    await signInFailures.record(email, address);
    // ASVS 6.3.8: an unknown e-mail address and a wrong password are the same answer.
    return { status: 422, email, message: 'This e-mail address and password do not belong together.' };
  }
  // ASVS 2.4.1: of many guesses at once, all were let through before the first was counted; the right one is none of them.
  const secondsLeft = await signInFailures.secondsBlocked(email, address);
  if (secondsLeft > 0)
    return { status: 429, email, message: tooManyAttempts(secondsLeft), retryAfter: secondsLeft };
  const returnTo = await provider.interactionResult(ctx.req, ctx.res, { login: { accountId, amr: ['pwd'] } });
  // RFC 9700 §4.12: 303 makes the browser forget the form, so the password is not sent on.
  ctx.status = 303;
  ctx.redirect(returnTo);
  return undefined;
}

function tooManyAttempts(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
}
