import type { NextFunction, Request, Response } from 'express';
import { docsPolicy } from '../docs/mount-docs.ts';
import { sendProblem } from '../problem/send-problem.ts';
import type { Settings } from '../settings.ts';

const apiPolicy = "default-src 'none'; frame-ancestors 'none'";
const pagePolicy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

interface Place {
  readonly isDocs: boolean;
  readonly isPage: boolean;
  readonly isWebApp: boolean;
}

/** The headers of every answer, errors included, and 421 for a name that is not ours. */
export function createSecurityHeaders({ issuer, publicUrl }: Settings) {
  const { host } = new URL(publicUrl);
  const policyOf = ({ isDocs, isPage, isWebApp }: Place) => {
    if (isDocs) return docsPolicy(issuer);
    // Chromium applies `form-action` to the redirects after a POST, too: signing in and out lead to the issuer.
    if (isWebApp) return pagePolicy.replace("form-action 'self'", `form-action 'self' ${issuer}`);
    return isPage ? pagePolicy : apiPolicy;
  };
  const isSecure = publicUrl.startsWith('https:');
  return function securityHeaders(request: Request, response: Response, next: NextFunction): void {
    const isDocs = request.path === '/docs' || request.path.startsWith('/docs/');
    const isWebApp = request.path === '/app' || request.path.startsWith('/app/');
    const isPage = request.path === '/' || request.path.startsWith('/assets/');
    response.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policyOf({ isDocs, isPage, isWebApp }),
      'Cross-Origin-Resource-Policy': 'same-origin',
      // With no-referrer browsers send `Origin: null` with a form, which every check of Origin would have to refuse.
      'Referrer-Policy': isWebApp ? 'strict-origin' : 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      // Swagger UI's sign-in window comes back from another origin and must still find its opener.
      ...(!isDocs && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
      ...(isSecure && { 'Strict-Transport-Security': 'max-age=31536000' }),
    });
    const isHealthCheck = request.path === '/healthz' || request.path === '/readyz';
    if (targetHost(request) !== host && !isHealthCheck) {
      const detail = 'This server answers under its own name only.';
      return sendProblem(response, { status: 421, title: 'Misdirected Request', detail });
    }
    next();
  };
}

/** The host a request is meant for; one that names it in the request line means that one (RFC 9112 §3.2.2). */
function targetHost({ headers, url }: Request): string | undefined {
  return URL.canParse(url) ? new URL(url).host : headers.host?.toLowerCase();
}
