import type { Context, Next } from 'koa';

/** RFC 7591 §3.2.1: the answer says what was registered; that we keep two lists of scopes is nobody's business. */
export async function describeScope(ctx: Context, next: Next): Promise<void> {
  await next();
  if (ctx.path !== '/reg' || ctx.status !== 201) return;
  const { resource_scope, scope, ...metadata } = ctx.body as { resource_scope?: string; scope?: string };
  const scopes = [scope, resource_scope].filter((list) => list !== undefined);
  ctx.body = { ...metadata, scope: scopes.join(' ') };
}
