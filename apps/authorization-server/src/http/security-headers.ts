import type { Context, Next } from 'koa';

/** What a page may load: its own stylesheet and fonts, nothing from anybody else (RFC 9700 §4.2.4). */
const pagePolicy = {
  'default-src': "'none'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  // oidc-provider adds the hash of the one script on its self-submitting pages.
  'script-src': "'self'",
  'base-uri': "'none'",
  // RFC 9700 §4.16: a framed consent page could be clicked without being seen.
  'frame-ancestors': "'none'",
};

const ownFormsOnly = policyFor([]);

/** Sends the security headers of every answer, errors included. */
export function createSecurityHeaders(issuer: string) {
  const secure = issuer.startsWith('https:');
  return async function securityHeaders(ctx: Context, next: Next): Promise<void> {
    allowFormTargets(ctx, []);
    ctx.set({
      'X-Content-Type-Options': 'nosniff',
      // With no-referrer browsers send `Origin: null`, which every check of Origin would have to refuse.
      'Referrer-Policy': 'strict-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    });
    if (secure) ctx.set('Strict-Transport-Security', 'max-age=31536000');
    await next();
  };
}

/**
 * Names the origins a form on this page may end up at. Chromium applies `form-action` to the whole chain of redirects
 * after a POST, so the client that waits for the answer has to be in it.
 */
export function allowFormTargets(ctx: Context, targets: readonly string[]): void {
  ctx.set('Content-Security-Policy', targets.length === 0 ? ownFormsOnly : policyFor(targets));
}

/** The same for a page whose policy stands already, as the library's own pages have it. */
export function addFormTargets(ctx: Context, target: unknown): void {
  if (typeof target !== 'string') return;
  const policy = ctx.response.get('Content-Security-Policy');
  ctx.set('Content-Security-Policy', policy.replace(/form-action [^;]*/, `$& ${originOf(target)}`));
}

function policyFor(targets: readonly string[]): string {
  const policy = { ...pagePolicy, 'form-action': ["'self'", ...new Set(targets.map(originOf))].join(' ') };
  return Object.entries(policy)
    .map((directive) => directive.join(' '))
    .join('; ');
}

function originOf(url: string): string {
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}
