import { decodeJwt } from 'jose';
import type { Exchange, History } from '../history.ts';
import { bearerOf, traceOrigins } from '../tokens-on-the-wire.ts';

/** Seconds a resource server may forgive. */
const clockTolerance = 30;

/**
 * O4. RFC 7009 §2: after an acknowledged revocation no refresh token and no opaque token of the grant works again; a
 * JWT (RFC 9068) works until it expires, and not after that.
 */
export function revokedForGood({ exchanges }: History): string[] {
  const origins = traceOrigins(exchanges);
  const endOf = new Map<string, number>();
  for (const exchange of exchanges.filter(isAcknowledgedRevocation)) {
    const token = new URLSearchParams(exchange.body).get('token') ?? '';
    endOf.set(origins.get(token)?.family ?? token, exchange.answeredAt);
  }
  return exchanges.flatMap((exchange) => {
    const token = presentedIn(exchange);
    if (token === undefined || (exchange.answer?.status ?? 500) >= 400) return [];
    if (isExpiredJwt(token, exchange.askedAt)) return [`an expired JWT worked at ${exchange.path}`];
    const end = endOf.get(origins.get(token)?.family ?? token);
    if (end === undefined || exchange.askedAt <= end || isJwt(token)) return [];
    return [`a revoked token worked at ${exchange.path}, ${exchange.askedAt - end} ms after the answer`];
  });
}

function isAcknowledgedRevocation({ answer, path }: Exchange): boolean {
  return path === '/token/revocation' && answer?.status === 200;
}

function presentedIn(exchange: Exchange): string | undefined {
  if (exchange.path === '/token') return new URLSearchParams(exchange.body).get('refresh_token') ?? undefined;
  return bearerOf(exchange);
}

function isJwt(token: string): boolean {
  return token.split('.').length === 3;
}

function isExpiredJwt(token: string, at: number): boolean {
  return isJwt(token) && ((decodeJwt(token).exp ?? 0) + clockTolerance) * 1000 < at;
}
