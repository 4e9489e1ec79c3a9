import type { Context, Next } from 'koa';
import type { Logger } from 'pino';

/** RFC 9110 §7.4: a name that somebody else's DNS points here (DNS rebinding) is answered with nothing. */
export function createHostGuard(origin: string) {
  const { host } = new URL(origin);
  return async function refuseOtherHosts(ctx: Context, next: Next): Promise<void> {
    if (ctx.get('host') === host) return next();
    ctx.status = 421;
    ctx.body = `Misdirected request. This exhibit answers at ${origin} only.\n`;
  };
}

export interface PagePolicy {
  /** Origins that a form on a page may end up at: all of them are in this process. */
  readonly formTargets: readonly string[];
}

/** Pages load nothing from anybody else, and nobody frames them; the one page that does is named in its file. */
export function createSecurityHeaders({ formTargets }: PagePolicy) {
  const policy = createPagePolicy(formTargets);
  return async function securityHeaders(ctx: Context, next: Next): Promise<void> {
    ctx.set({
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Referrer-Policy': 'strict-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    await next();
  };
}

/** @param scripts origins whose scripts may run and be spoken to, besides our own */
export function createPagePolicy(formTargets: readonly string[], scripts: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    `connect-src ${["'self'", ...scripts].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ].join('; ');
}

/** Whatever was not foreseen becomes a plain answer, and a line in the log without what somebody has typed. */
export function createLastResort(logger: Logger) {
  return async function lastResort(ctx: Context, next: Next): Promise<void> {
    try {
      await next();
    } catch (error) {
      const { name, status = 500 } = error as { name?: string; status?: number };
      if (status >= 500) logger.error({ reason: name }, 'request failed');
      ctx.status = status;
      ctx.body = status >= 500 ? 'Something went wrong in this exhibit.\n' : 'This exhibit cannot do that.\n';
    }
  };
}
