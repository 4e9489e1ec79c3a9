import { env } from '../../../env.ts';
import { publicPartOf } from '../../../oauth/hardening.ts';

/** Our public key as a client (RFC 7591 §2 `jwks_uri`): with it the authorization server verifies our signatures. */
export function GET(): Response {
  const keys = [publicPartOf(env().clientKey)];
  return Response.json(
    { keys },
    { headers: { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'public, max-age=300' } },
  );
}
