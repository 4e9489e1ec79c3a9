import { createRecordingFetch } from '@ecosystem/flow-recorder/capture/recording-fetch';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { createServerFetch } from '@ecosystem/transport/server-fetch';

export interface IssuerFetchOptions {
  readonly issuer: string;
  readonly publicUrl: string;
  readonly authorizationServerConnectTo: string | undefined;
  readonly contactSaverConnectTo: string | undefined;
}

const timeout = 5_000;

/** The one way out of this process: to the issuer, and to our own API as anybody calls it; recorded while a lab is on. */
export function createIssuerFetch(
  { issuer, publicUrl, authorizationServerConnectTo, contactSaverConnectTo }: IssuerFetchOptions,
  recorder?: Recorder,
): typeof fetch {
  const routes = [
    { origin: issuer, connectTo: authorizationServerConnectTo },
    { origin: publicUrl, connectTo: contactSaverConnectTo },
  ];
  const serverFetch = createServerFetch({ routes, timeout, userAgent: 'contact-saver/0.1.0' });
  return recorder ? createRecordingFetch(recorder, serverFetch) : serverFetch;
}
