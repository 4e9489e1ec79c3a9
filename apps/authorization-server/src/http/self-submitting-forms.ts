import type { Context, Next } from 'koa';
import { addFormTargets } from './security-headers.ts';

interface LibraryContext extends Context {
  readonly oidc?: {
    readonly route?: string;
    readonly params?: { readonly post_logout_redirect_uri?: unknown };
    readonly entities?: { readonly Interaction?: { readonly params?: { readonly redirect_uri?: unknown } } };
  };
}

/**
 * The library has pages that submit themselves: a sign-out by somebody who is not signed in, and a sign-in as somebody
 * else. Chromium stops the way on from there to the client unless the page names it (CSP Level 3 §6.4.1).
 */
export async function allowSelfSubmittingForms(ctx: LibraryContext, next: Next): Promise<void> {
  await next();
  const { entities, params, route } = ctx.oidc ?? {};
  if (ctx.status !== 200 || route === undefined) return;
  // Both have been compared with what the client has registered.
  if (route === 'end_session') addFormTargets(ctx, params?.post_logout_redirect_uri);
  if (route === 'resume') addFormTargets(ctx, entities?.Interaction?.params?.redirect_uri);
}
