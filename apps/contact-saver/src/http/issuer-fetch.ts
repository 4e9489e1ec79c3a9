import { createRecordingFetch } from '@ecosystem/flow-recorder/capture/recording-fetch';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { createServerFetch } from '@ecosystem/transport/server-fetch';

export interface IssuerFetchOptions {
  readonly issuer: string;
  readonly connectTo: string | undefined;
}

const timeout = 5_000;

/** The one way out of this process: to the issuer, recorded while a lab is on. */
export function createIssuerFetch(
  { issuer, connectTo }: IssuerFetchOptions,
  recorder?: Recorder,
): typeof fetch {
  const routes = [{ origin: issuer, connectTo }];
  const serverFetch = createServerFetch({ routes, timeout, userAgent: 'contact-saver/0.1.0' });
  return recorder ? createRecordingFetch(recorder, serverFetch) : serverFetch;
}
