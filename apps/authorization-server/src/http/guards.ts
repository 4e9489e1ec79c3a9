import { isPostedByOurselves } from '@ecosystem/form-protection/posted-by-ourselves';
import type { Context, Next } from 'koa';
import { errors } from 'oidc-provider';

/**
 * oidc-provider builds the URLs of its metadata from `Host`: whoever could choose it would choose the token endpoint
 * that clients send their secrets to. Only the issuer's own host is served (RFC 9110 §7.4).
 */
export function createHostGuard(issuer: string) {
  const { host } = new URL(issuer);
  return async function refuseOtherHosts(ctx: Context, next: Next): Promise<void> {
    if (ctx.get('host') === host) return next();
    ctx.status = 421;
    ctx.type = 'text';
    ctx.body = `Misdirected request. This server answers at ${issuer} only.\n`;
  };
}

/**
 * For an https issuer: it is reached through something that ends TLS in front of this process, and that is all that is
 * known of it. What strangers write into forwarded headers is dropped (RFC 9700 §4.13).
 */
export async function saysHttps({ req }: Context, next: Next): Promise<void> {
  const own = Object.entries(req.headers).filter(([name]) => !/^(x-forwarded-|forwarded$)/.test(name));
  req.headers = { ...Object.fromEntries(own), 'x-forwarded-proto': 'https' };
  return next();
}

/** Names in our paths are in small letters; an identifier of the library, 43 characters long, is not. */
const canonicalPath = /^\/(?:[^A-Z/]+(?:\/(?:[^A-Z/]+|[\w-]{43}))*)?$/;

/**
 * RFC 3986 §6.2.2.1: paths are case-sensitive. The routers are not, and forgive a slash at the end: a guard that compares
 * the path would be walked around by another spelling. Nothing is served here under any other.
 */
export async function refuseOtherSpellings(ctx: Context, next: Next): Promise<void> {
  if (canonicalPath.test(ctx.path)) await next();
}

/** PostgreSQL stores no NUL: refused here as a bad request, before it can fail anywhere as a server error. */
export async function refuseNul(ctx: Context, next: Next): Promise<void> {
  if (!ctx.url.includes('%00')) return next();
  ctx.status = 400;
  ctx.body = { error: 'invalid_request', error_description: 'a parameter contains a NUL character' };
}

/**
 * The answer comes in the query and in no other way: a code in a fragment is open to every script of the page it reaches
 * (ASVS 10.4.12). The library knows more modes, and only it knows every way a parameter can come; so its answer is thrown
 * away, before anything of it has been stored.
 */
export async function refuseOtherResponseModes(ctx: Context, next: Next): Promise<void> {
  await next();
  const { oidc } = ctx as { oidc?: { params?: { response_mode?: unknown } } };
  const mode = oidc?.params?.response_mode;
  if (mode === undefined || mode === 'query') return;
  throw new errors.UnsupportedResponseMode();
}

/** Whether a form was posted from one of our own pages. */
export function isOwnForm(ctx: Context, issuer: string): boolean {
  return isPostedByOurselves({ origin: ctx.get('origin'), secFetchSite: ctx.get('sec-fetch-site') }, issuer);
}
