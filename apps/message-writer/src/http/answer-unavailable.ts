import { NextResponse } from 'next/server';
import { securityHeaders } from './security-headers.ts';

/** For as long as our own storage is away: nothing is shown, nothing is changed, and the status says that it will pass. */
export function answerUnavailable(publicUrl: string): NextResponse {
  return new NextResponse(page, {
    status: 503,
    headers: {
      ...securityHeaders(publicUrl),
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'Retry-After': '2',
    },
  });
}

const page = `<!doctype html>
<html lang="en" data-party="message-writer">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>One moment · MessageWriter</title>
<link rel="stylesheet" href="/styles.css">
<main class="mx-auto max-w-xl px-4 py-12">
<h1>One moment</h1>
<p class="mt-4 text-ink-soft">MessageWriter cannot reach its own storage. Nothing was changed: your drafts and your
connection are safe. Try again in a few seconds.</p>
</main>
</html>
`;
