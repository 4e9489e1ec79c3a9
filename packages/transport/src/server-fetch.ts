import { Agent, Headers, buildConnector, fetch } from 'undici';

/** Where calls to one origin are really carried; `undefined` leaves them to the URL. */
export interface Route {
  /** Public origin, for example `http://localhost:3002`. */
  readonly origin: string;
  /** `host:port` to connect to instead, for example `authorization-server:3002`. */
  readonly connectTo: string | undefined;
}

export interface ServerFetchOptions {
  readonly routes: readonly Route[];
  /** Milliseconds from the call to the last byte of the answer. */
  readonly timeout: number;
  /** Who is calling (RFC 9110 §10.1.5), for example `message-writer/0.1.0`. */
  readonly userAgent?: string;
}

/**
 * A `fetch` for server-to-server calls. It connects to the address a route names while URL, `Host` and TLS name stay
 * the public ones, refuses to follow redirects (a credential must not travel on), and gives up after `timeout`.
 */
export function createServerFetch({
  routes,
  timeout,
  userAgent,
}: ServerFetchOptions): typeof globalThis.fetch {
  const connect = buildConnector({ timeout });
  const targets = new Map(routes.flatMap(toTarget));
  const dispatcher = new Agent({
    connect(options, callback) {
      const target = targets.get(`${options.hostname}:${options.port || defaultPort(options.protocol)}`);
      connect({ ...options, ...target }, callback);
    },
  });
  return function serverFetch(input: Parameters<typeof fetch>[0], init?: Parameters<typeof fetch>[1]) {
    const limit = AbortSignal.timeout(timeout);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const headers = new Headers(init?.headers);
    if (userAgent !== undefined) headers.set('user-agent', userAgent);
    return fetch(input, { redirect: 'manual', ...init, headers, signal, dispatcher });
  } as unknown as typeof globalThis.fetch;
}

function toTarget({ origin, connectTo }: Route): [string, { hostname: string; port: string }][] {
  if (connectTo === undefined) return [];
  const { hostname, port, protocol } = new URL(origin);
  const target = new URL(`${protocol}//${connectTo}`);
  return [
    [
      `${hostname}:${port || defaultPort(protocol)}`,
      { hostname: target.hostname, port: target.port || defaultPort(protocol) },
    ],
  ];
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}
