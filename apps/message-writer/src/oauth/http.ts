import { createServerFetch } from '@ecosystem/transport/server-fetch';
import { allowInsecureRequests, customFetch } from 'oauth4webapi';
import type { HttpOptions } from './client-context.ts';

export interface HttpSettings {
  readonly issuer: string;
  readonly contactSaverUrl: string;
  readonly authorizationServerConnectTo: string | undefined;
  readonly contactSaverConnectTo: string | undefined;
}

const timeout = 5_000;

/** The one way out of this process for protocol messages. */
export function createHttp(settings: HttpSettings): HttpOptions {
  const serverFetch = createServerFetch({
    timeout,
    routes: [
      { origin: settings.issuer, connectTo: settings.authorizationServerConnectTo },
      { origin: settings.contactSaverUrl, connectTo: settings.contactSaverConnectTo },
    ],
  });
  return {
    [customFetch]: (url: string, options: object) => serverFetch(url, options),
    // Plain HTTP is for loopback only: with https addresses the library refuses it (RFC 9700 §2.6).
    [allowInsecureRequests]: settings.issuer.startsWith('http:'),
  };
}
