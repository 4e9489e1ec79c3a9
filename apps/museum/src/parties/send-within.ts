import { createServerFetch } from '@ecosystem/transport/server-fetch';
import type { Origins } from './origins.ts';

/**
 * What the museum sends with: reaches its own parties and the issuer of today, and nobody else, so that nothing of an
 * exhibit leaves this machine unless the issuer of today is elsewhere.
 *
 * @param connectTo where the issuer of today is really reached
 */
export function createFetchWithin(origins: Origins, connectTo: string | undefined): typeof fetch {
  const { dailyQuiz, contactSaver, issuer, oldWriter, todaysIssuer } = origins;
  const known = new Set([dailyQuiz, contactSaver, issuer, oldWriter, todaysIssuer]);
  const send = createServerFetch({
    routes: [{ origin: todaysIssuer, connectTo }],
    timeout: 5_000,
    userAgent: 'museum/0.1.0',
  });
  return async function fetchWithin(input, init) {
    const { origin } = new URL(input instanceof Request ? input.url : input);
    if (!known.has(origin)) throw new Error('the museum speaks to its own parties only');
    return send(input, init);
  };
}
