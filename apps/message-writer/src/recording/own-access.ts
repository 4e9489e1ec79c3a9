import { checksOn } from '@ecosystem/flow-recorder/checks';
import { type FlowContext, flowContext, newTraceId } from '@ecosystem/flow-recorder/context';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { ownTokenAnswers, ownWork } from '../own-access/own-access.ts';
import { failedCheck } from './failed-check.ts';

/** What the app does in its own name is a flow of its own, whoever's page has set it off. */
export function recordOwnAccess(recorder: Recorder): void {
  ownWork.start.bindStore(flowContext, (): FlowContext => ({ trace: newTraceId(), joins: [] }));
  const message = 'client-token-request';
  const checks = checksOn(message, 'message-writer');
  ownTokenAnswers.subscribe({
    start: () => undefined,
    end: () => undefined,
    asyncStart: () => undefined,
    asyncEnd: (answered) => {
      const { error } = answered as { readonly error?: unknown };
      if (error === undefined) return recorder.recordPassed(message, checks, { seen: true });
      const failed = failedCheck(checks, error);
      if (failed) recorder.recordRefused(message, failed.check, failed.reason);
    },
    error: () => undefined,
  });
}
