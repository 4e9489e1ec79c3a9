import { createKoaRecording } from '@ecosystem/flow-recorder/capture/koa';
import { createRecordingFetch } from '@ecosystem/flow-recorder/capture/recording-fetch';
import { openRecorder } from '@ecosystem/flow-recorder/open-recorder';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { Provider } from 'oidc-provider';
import type { env } from './env.ts';
import { recordArtifacts } from './recording/artifacts.ts';
import { recordDecisions } from './recording/decisions.ts';
import { createTokenVerifier } from './recording/verify-token.ts';

/** This server's recorder; undefined with the lab off. */
export function openFlowRecorder(settings: typeof env): Recorder | undefined {
  return openRecorder({
    ...settings,
    party: 'authorization-server',
    parties: {
      'authorization-server': settings.issuer,
      'contact-saver': settings.contactSaverUrl,
      'message-writer': settings.messageWriterUrl,
    },
    verifyToken: createTokenVerifier(settings.signingKeys),
  });
}

/** The same `fetch`, watched while the lab is on. */
export function recordFetch(send: typeof fetch, recorder: Recorder | undefined): typeof fetch {
  return recorder ? createRecordingFetch(recorder, send) : send;
}

/** Lets the recorder watch: every exchange, what the library says it decided, and what it made or ended. */
export function recordFlow(provider: Provider, recorder: Recorder): void {
  provider.use(createKoaRecording(recorder));
  recordDecisions(provider, recorder);
  recordArtifacts(provider, recorder);
}
