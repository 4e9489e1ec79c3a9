import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { Context } from 'koa';
import type { NoteAnswer } from './note-answer.ts';

/** What the page for the code calls a code that it does not take, in words for the record. */
const codeProblems: Readonly<Record<string, string>> = {
  NoCodeError: 'no code was entered',
  NotFoundError: 'no device waits with this code',
  ExpiredError: 'the code has expired',
  AlreadyUsedError: 'the code has been answered already',
};

/** Notes what was decided about devices: the library says most of it in its answers, and not by events. */
export function noteDevices(recorder: Recorder): NoteAnswer {
  return (ctx, message) => {
    if (message === 'user-code') recordUserCode(ctx, recorder);
    if (message === 'device-token-request') recordPoll(ctx, recorder);
  };
}

function recordUserCode({ state, status }: Context, recorder: Recorder): void {
  const message = 'user-code';
  const refuse = (passed: readonly CheckId[], check: CheckId, reason: string) => {
    recorder.recordPassed(message, passed, { seen: true });
    recorder.recordRefused(message, check, reason);
  };
  if (status === 429) return refuse([], 'guesses', 'too many wrong codes from this browser or address');
  const problem = String(state['userCodeProblem'] ?? '');
  const reason = codeProblems[problem];
  if (reason !== undefined) return refuse(['guesses', 'device-form'], 'user-code', reason);
  const passed: readonly CheckId[] = ['guesses', 'device-form', 'user-code'];
  if (problem === 'AbortedError') return refuse(passed, 'consented', 'the person has stopped');
  if (problem === '' && status < 400) return recorder.recordPassed(message, passed, { seen: true });
  const notFromHere = 'not from our page for this browser';
  // A browser that was never here is refused before its guesses are counted.
  if (problem === 'SessionNotFound') return refuse([], 'device-form', notFromHere);
  if (problem !== '') refuse(['guesses'], 'device-form', notFromHere);
}

function recordPoll({ body }: Context, recorder: Recorder): void {
  const message = 'device-token-request';
  const { error } = (body ?? {}) as { error?: unknown };
  const checks = checksOn(message, 'authorization-server');
  const refuse = (check: CheckId, reason: string) => {
    recorder.recordPassed(message, checks.slice(0, checks.indexOf(check)), { seen: false });
    recorder.recordRefused(message, check, reason);
  };
  if (error === 'slow_down') refuse('poll-interval', 'asked before the interval was over');
  if (error === 'authorization_pending') refuse('device-answered', 'nobody has decided yet');
}
