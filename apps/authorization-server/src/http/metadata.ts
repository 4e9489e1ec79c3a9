import type { Context, Next } from 'koa';

/**
 * Metadata says what is true here (RFC 8414 §2): the library lists every response mode it knows, `refuseOtherResponseModes`
 * lets one through. Metadata and keys change rarely, so clients may keep them for five minutes.
 */
export async function describeOurselves(ctx: Context, next: Next): Promise<void> {
  await next();
  const isMetadata = ctx.path.startsWith('/.well-known/');
  if (ctx.status !== 200 || !(isMetadata || ctx.path === '/jwks')) return;
  ctx.set('Cache-Control', 'public, max-age=300');
  if (isMetadata) ctx.body = { ...(ctx.body as object), response_modes_supported: ['query'] };
}
