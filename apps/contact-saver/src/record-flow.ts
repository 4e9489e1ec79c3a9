import { subscribe } from 'node:diagnostics_channel';
import { createExpressRecording } from '@ecosystem/flow-recorder/capture/express';
import { checksOn } from '@ecosystem/flow-recorder/checks';
import { openRecorder } from '@ecosystem/flow-recorder/open-recorder';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { type AccessTokenDecision, decisions } from './access-token/decisions.ts';
import { failedCheck } from './recording/failed-check.ts';
import type { Settings } from './settings.ts';

/** This server's recorder; undefined with the lab off. */
export function openFlowRecorder(settings: Settings): Recorder | undefined {
  return openRecorder({
    ...settings,
    party: 'contact-saver',
    parties: {
      'authorization-server': settings.issuer,
      'contact-saver': settings.publicUrl,
      'message-writer': settings.messageWriterUrl,
    },
  });
}

/** The middleware that sees every exchange; with it come the decisions about access tokens. */
export function recordFlow(recorder: Recorder) {
  const message = 'protected-resource-request';
  const all = checksOn(message, 'contact-saver');
  subscribe(decisions.name, (announced) => {
    const { refusal } = announced as AccessTokenDecision;
    const failed = refusal && failedCheck(refusal);
    const passed = failed ? all.slice(0, all.indexOf(failed)) : all;
    recorder.recordPassed(message, passed, { seen: true });
    if (failed) recorder.recordRefused(message, failed, refusal.message);
  });
  return createExpressRecording(recorder);
}
