import type { Context, Next } from 'koa';

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
    ctx.body = 'Misdirected request: this server answers under its own name only.\n';
  };
}

/** PostgreSQL stores no NUL: refused here as a bad request, before it can fail anywhere as a server error. */
export async function refuseNul(ctx: Context, next: Next): Promise<void> {
  if (!/%00|\u0000/i.test(ctx.url)) return next();
  ctx.status = 400;
  ctx.body = { error: 'invalid_request', error_description: 'a parameter contains a NUL character' };
}

/**
 * A form of ours is only accepted from a page of ours: browsers name the origin that posts. `same-site` would not be
 * enough, because all three parties share the host `localhost`.
 */
export function isPostedByOurselves(ctx: Context, issuer: string): boolean {
  const origin = ctx.get('origin');
  const site = ctx.get('sec-fetch-site');
  if (origin === '' && site === '') return true;
  return (origin === '' || origin === issuer) && (site === '' || site === 'same-origin' || site === 'none');
}
