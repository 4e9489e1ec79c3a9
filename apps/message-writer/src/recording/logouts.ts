import { subscribe } from 'node:diagnostics_channel';
import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { type ReceivedLogout, receivedLogouts } from '../session/received-logouts.ts';

/** Notes what was decided about a logout token. */
export function recordLogouts(recorder: Recorder): void {
  const message = 'backchannel-logout';
  const checks = checksOn(message, 'message-writer');
  subscribe(receivedLogouts.name, (announced) => {
    const { refusal } = announced as ReceivedLogout;
    if (!refusal) return recorder.recordPassed(message, checks, { seen: true });
    const failed: CheckId = `logout-token-${refusal.fault}`;
    recorder.recordPassed(message, checks.slice(0, checks.indexOf(failed)), { seen: true });
    recorder.recordRefused(message, failed, refusal.message);
  });
}
