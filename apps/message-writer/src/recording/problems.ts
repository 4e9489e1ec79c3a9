import { subscribe } from 'node:diagnostics_channel';
import type { CheckId } from '@ecosystem/flow-recorder/checks';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { refusedAnswers, type RefusedAnswer } from '../flow/refused-answers.ts';

/** What is decided about an answer before any step looks at it. */
const checks: Readonly<Record<string, readonly [check: CheckId, reason: string]>> = {
  foreign_answer: ['session-binding', 'this browser has no such request under way'],
  used_answer: ['answer-once', 'the answer was used before'],
  expired: ['answer-once', 'it came after we had stopped waiting'],
  invalid_answer: ['one-code', 'a parameter is missing, or comes twice'],
};

/** Notes answers that are turned away at the door. */
export function recordProblems(recorder: Recorder): void {
  subscribe(refusedAnswers.name, (announced) => {
    const { code } = announced as RefusedAnswer;
    const refused = checks[code];
    if (refused) recorder.recordRefused('authorization-response', ...refused);
  });
}
