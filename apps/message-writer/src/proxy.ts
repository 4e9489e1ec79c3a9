import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from './env.ts';
import { contentSecurityPolicy } from './http/content-security-policy.ts';
import { answerUnavailable } from './http/answer-unavailable.ts';
import { securityHeaders } from './http/security-headers.ts';
import { isStorageReady } from './storage/storage-health.ts';
import { createSessionId, isSessionId, sessionCookie } from './session/session-id.ts';

/**
 * Before every page: the right host, storage that can be used, the security headers, and an anonymous session cookie for
 * a browser that has none.
 * Nothing is authorized here: each page and route asks for what it needs.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { publicUrl, issuer } = env();
  // K7: a wrong Host would end up in links; the health checks are asked by address.
  if (request.headers.get('host') !== new URL(publicUrl).host && !isHealthCheck(request)) {
    return new NextResponse(`Misdirected request. MessageWriter answers at ${publicUrl} only.\n`, {
      status: 421,
      headers: securityHeaders(publicUrl),
    });
  }
  // Fail closed: without its sessions this app cannot know whose page it would show.
  if (!isHealthCheck(request) && !isFile(request) && !(await isStorageReady()))
    return answerUnavailable(publicUrl);
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, [issuer]);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const cookie = sessionCookie(publicUrl);
  const known = isSessionId(request.cookies.get(cookie.name)?.value);
  const sessionId = createSessionId();
  if (!known && wantsPage(request)) {
    request.cookies.set(cookie.name, sessionId);
    headers.set('cookie', request.cookies.toString());
  }
  const response = NextResponse.next({ request: { headers } });
  if (!known && wantsPage(request)) response.cookies.set(cookie.name, sessionId, cookie.options);
  for (const [name, value] of Object.entries(securityHeaders(publicUrl))) response.headers.set(name, value);
  // The inspector sends a policy of its own: its pages are no pages of Next.js.
  if (!isInspector(request)) response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

/** Files with a hash in their name need none of this. */
export const config = { matcher: ['/((?!_next/static).*)'] };

function wantsPage(request: NextRequest): boolean {
  return (
    request.method === 'GET' &&
    !/^\/(oauth|inspector\/api)\//.test(request.nextUrl.pathname) &&
    !isHealthCheck(request)
  );
}

function isInspector({ nextUrl }: NextRequest): boolean {
  return /^\/inspector(\/|$)/.test(nextUrl.pathname);
}

/** Such as the style sheet, which the page that says so needs. */
function isFile({ nextUrl }: NextRequest): boolean {
  return /\.\w+$/.test(nextUrl.pathname);
}

function isHealthCheck({ nextUrl }: NextRequest): boolean {
  return nextUrl.pathname === '/healthz' || nextUrl.pathname === '/readyz';
}
