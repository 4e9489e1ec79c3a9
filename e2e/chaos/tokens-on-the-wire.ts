import { type Exchange, visitorOf } from './history.ts';

/** Where a code or token came from: the person it speaks for, and the code everything began with. */
export interface Origin {
  readonly person: string | undefined;
  readonly family: string;
}

/** A request to the token endpoint. */
export interface TokenRequest {
  readonly exchange: Exchange;
  /** The code or refresh token that was presented. */
  readonly presented: string;
  readonly granted: boolean;
}

/** RFC 6749 §4.1.3 and §6: every time a code or a refresh token was presented. */
export function tokenRequests(exchanges: readonly Exchange[]): TokenRequest[] {
  return exchanges.filter(isTokenRequest).flatMap((exchange) => {
    const form = new URLSearchParams(exchange.body);
    const presented = form.get('code') ?? form.get('refresh_token');
    return presented === null ? [] : [{ exchange, presented, granted: exchange.answer?.status === 200 }];
  });
}

/** The members of a token response that are credentials; none when it was refused. */
export function issuedTokens({ answer }: Exchange): Record<string, string> {
  if (answer?.status !== 200) return {};
  const body = JSON.parse(answer.body) as Record<string, unknown>;
  const names = ['access_token', 'refresh_token', 'id_token'];
  const tokens = names.flatMap((name) => (typeof body[name] === 'string' ? [[name, body[name]]] : []));
  return Object.fromEntries(tokens) as Record<string, string>;
}

/** The code in an authorization response, if this is one. */
export function issuedCode({ answer }: Exchange): string | undefined {
  const location = answer?.headers['location'];
  if (location === undefined || !URL.canParse(location)) return undefined;
  return new URL(location).searchParams.get('code') ?? undefined;
}

/** Follows every code into the tokens it became, refresh by refresh. */
export function traceOrigins(exchanges: readonly Exchange[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const exchange of exchanges) {
    const code = exchange.to === 'authorization-server' ? issuedCode(exchange) : undefined;
    if (code !== undefined) origins.set(code, { person: visitorOf(exchange), family: code });
    if (!isTokenRequest(exchange)) continue;
    const form = new URLSearchParams(exchange.body);
    const presented = form.get('code') ?? form.get('refresh_token') ?? '';
    const origin = origins.get(presented) ?? { person: undefined, family: presented };
    for (const token of Object.values(issuedTokens(exchange))) origins.set(token, origin);
  }
  return origins;
}

/** The bearer token of a request, if it has one. */
export function bearerOf({ headers }: Exchange): string | undefined {
  return /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
}

function isTokenRequest({ method, path, to }: Exchange): boolean {
  return to === 'authorization-server' && method === 'POST' && path === '/token';
}
