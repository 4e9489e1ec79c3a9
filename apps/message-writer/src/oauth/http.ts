import { createRecordingFetch } from '@ecosystem/flow-recorder/capture/recording-fetch';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
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

/** How this client names itself (RFC 9110 §10.1.5). */
export const userAgent = 'message-writer/0.1.0';

/** The one way out of this process for protocol messages; recorded while a lab is on. */
export function createHttp(settings: HttpSettings, recorder?: Recorder): HttpOptions {
  const serverFetch = createServerFetch({
    timeout,
    userAgent,
    routes: [
      { origin: settings.issuer, connectTo: settings.authorizationServerConnectTo },
      { origin: settings.contactSaverUrl, connectTo: settings.contactSaverConnectTo },
    ],
  });
  const send = recorder ? createRecordingFetch(recorder, serverFetch) : serverFetch;
  return {
    [customFetch]: (url: string, options: object) => send(url, options),
    // Plain HTTP is for loopback only: with https addresses the library refuses it (RFC 9700 §2.6).
    [allowInsecureRequests]: settings.issuer.startsWith('http:'),
  };
}
