import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type { Provider, Session } from 'oidc-provider';
import { renderErrorPage } from '../pages/error-page.tsx';

/** Who is signed in in this browser, and the session that says so. */
export interface SignedInPerson {
  readonly accountId: string;
  readonly session: Session;
}

export async function findSignedInPerson(
  provider: Provider,
  ctx: Context,
): Promise<SignedInPerson | undefined> {
  const session = await provider.Session.get(ctx as never);
  return session.accountId === undefined ? undefined : { accountId: session.accountId, session };
}

/**
 * Signing in here is an authorization request like any other. This page needs the session, not a token: the verifier is
 * thrown away at once, so the code that comes back can never be redeemed.
 */
export function startSignIn(ctx: Context, issuer: string): void {
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
