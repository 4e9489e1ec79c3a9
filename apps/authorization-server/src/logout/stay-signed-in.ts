import type { Context, Next } from 'koa';

type ConfirmContext = Context & {
  readonly oidc?: { readonly route?: string; readonly params?: { readonly logout?: unknown } };
};

/**
 * RP-Initiated Logout 1.0 §3: `state` comes back from a logout. The library sends it after "Stay signed in", too, and an
 * app that gets it back would tell somebody that they were signed out; so it is taken out, and only the way back is left.
 */
export async function forgetStateOfNoLogout(ctx: ConfirmContext, next: Next): Promise<void> {
  await next();
  if (ctx.oidc?.route !== 'end_session_confirm' || ctx.status !== 303) return;
  if (ctx.oidc.params?.logout !== undefined) return;
  const target = new URL(ctx.response.get('Location'));
  target.searchParams.delete('state');
  ctx.set('Location', target.href);
}
