import { env } from '../env.ts';

/** RFC 9700 §4.12: 303 makes the browser forget the form it sent. `location` is one of our own paths, or the issuer's. */
export function seeOther(location: string, headers: HeadersInit = {}): Response {
  const answer = new Response(null, { status: 303, headers });
  answer.headers.set('Location', new URL(location, env().publicUrl).href);
  answer.headers.set('Cache-Control', 'no-store');
  return answer;
}
