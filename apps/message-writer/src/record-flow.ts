import { recordHttpServer } from '@ecosystem/flow-recorder/capture/http-server';
import { openRecorder } from '@ecosystem/flow-recorder/open-recorder';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { env } from './env.ts';
import { recordLogouts } from './recording/logouts.ts';
import { recordOwnAccess } from './recording/own-access.ts';
import { recordProblems } from './recording/problems.ts';
import { recordSteps } from './recording/steps.ts';

type Settings = Pick<
  ReturnType<typeof env>,
  'contactSaverUrl' | 'fingerprintKey' | 'flowWriterDatabaseUrl' | 'issuer' | 'lab' | 'publicUrl'
>;

const opened = Symbol.for('message-writer.flow-recorder');

/** This process's recorder; undefined with the lab off. Next.js bundles this file more than once: all share one. */
export function flowRecorder(settings: Settings): Recorder | undefined {
  const shared = globalThis as { [opened]?: { readonly recorder: Recorder | undefined } };
  shared[opened] ??= {
    recorder: openRecorder({
      ...settings,
      party: 'message-writer',
      parties: {
        'authorization-server': settings.issuer,
        'contact-saver': settings.contactSaverUrl,
        'message-writer': settings.publicUrl,
      },
    }),
  };
  return shared[opened].recorder;
}

/** Lets the recorder watch this process: every inbound exchange, and what the client's steps decide. */
export function recordFlow(settings: Settings): void {
  const recorder = flowRecorder(settings);
  if (!recorder) return;
  recordHttpServer(recorder);
  recordSteps(recorder);
  recordProblems(recorder);
  recordLogouts(recorder);
  recordOwnAccess(recorder);
}
