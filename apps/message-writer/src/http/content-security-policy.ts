/**
 * What a page may load: its own files, and the scripts Next.js renders into it, which carry this request's nonce.
 *
 * @param formTargets origins a form's redirects may reach: Chromium checks the whole chain after a POST
 */
export function contentSecurityPolicy(nonce: string, formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ].join('; ');
}
