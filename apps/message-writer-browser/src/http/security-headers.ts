import type { Context, Next } from 'koa';

/** What the pages of one origin may do. */
export interface PageRights {
  /** Whom scripts may call: whole origins. */
  readonly connect: readonly string[];
  /** Where forms may lead to; nowhere when empty. */
  readonly forms?: readonly string[];
  /** Only for the exhibit: scripts that stand in the page itself run, too. */
  readonly inlineScripts?: boolean;
}

/** The headers of every answer, errors included. */
export function createSecurityHeaders(publicUrl: string, rights: PageRights) {
  const policy = policyFor(rights);
  const secure = publicUrl.startsWith('https:');
  return async function securityHeaders(ctx: Context, next: Next): Promise<void> {
    ctx.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      // With no-referrer browsers send `Origin: null` with a form, which every check of Origin would have to refuse.
      'Referrer-Policy': 'strict-origin',
      'X-Content-Type-Options': 'nosniff',
      ...(secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
    });
    await next();
  };
}

/** RFC 10017 §5: the first defence is that no foreign script runs at all; the second, that it can call nobody else. */
function policyFor({ connect, forms = [], inlineScripts = false }: PageRights): string {
  return [
    "default-src 'none'",
    `script-src 'self'${inlineScripts ? " 'unsafe-inline'" : ''}`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    `form-action ${forms.length === 0 ? "'none'" : forms.join(' ')}`,
    "frame-ancestors 'none'",
    ...(inlineScripts ? [] : ["require-trusted-types-for 'script'"]),
  ].join('; ');
}
