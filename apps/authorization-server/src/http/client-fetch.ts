import { createServerFetch } from '@ecosystem/transport/server-fetch';
import type { Configuration } from 'oidc-provider';
import type { RegisteredClient } from '../policy/registered-client.ts';

export interface ClientFetchOptions {
  readonly contactSaverUrl: string;
  readonly contactSaverConnectTo: string | undefined;
  readonly messageWriterUrl: string;
  readonly messageWriterConnectTo: string | undefined;
}

/** Milliseconds until a client that does not answer is given up: a person waits for the sign-out meanwhile. */
const timeout = 2_500;

/** The one way from this process to a client: for telling it that a session has ended. */
export function createClientFetch({
  contactSaverUrl,
  contactSaverConnectTo,
  messageWriterUrl,
  messageWriterConnectTo,
}: ClientFetchOptions): typeof fetch {
  const routes = [
    { origin: messageWriterUrl, connectTo: messageWriterConnectTo },
    { origin: contactSaverUrl, connectTo: contactSaverConnectTo },
  ];
  return createServerFetch({ routes, timeout, userAgent: 'authorization-server/0.1.0' });
}

/**
 * The library's `fetch`. It sends nothing to loopback and private addresses (SSRF): a client that registered itself could
 * make it knock on doors that only this machine can reach. The clients this server was born with may live there: their
 * exact origins, and no others, are taken out of that guard.
 */
export function createProviderFetch(
  clients: readonly RegisteredClient[],
  clientFetch: typeof fetch,
): NonNullable<Configuration['fetch']> {
  const known = new Set(
    clients.flatMap(({ backchannel_logout_uri: uri }) => (uri ? [new URL(uri).origin] : [])),
  );
  return async function providerFetch(url, options) {
    return known.has(new URL(url).origin) ? clientFetch(url, options) : fetch(url, options);
  };
}
