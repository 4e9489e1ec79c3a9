import type { Lesson } from '@ecosystem/flow-catalogue/lesson';
import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import { lookAtLesson } from './look-at-lesson.ts';

const task = (id: string, evidence: Lesson['tasks'][number]['evidence']) => ({
  id,
  text: id,
  seen: id,
  evidence,
});
const lesson: Lesson = {
  id: 'sample',
  title: 'Sample',
  about: 'A sample.',
  minutes: 1,
  section: 'RFC 6749 §4.1',
  learned: 'Something.',
  tasks: [
    task('ask', { message: 'authorization-request' }),
    task('tokens', { message: 'token-request', status: 200 }),
  ],
};
const trace = sampleTrace();
const before = new Date(Date.parse(trace.startedAt) - 1_000);
const kept = (startedAt: Date, found: readonly { flow: string; event: string; at: string }[] = []) => ({
  lesson: 'sample',
  startedAt,
  found,
});

describe('lookAtLesson', () => {
  it('has nothing to say before somebody begins, whatever was recorded', () => {
    expect(lookAtLesson(lesson, undefined, [trace])).toMatchObject({
      found: [],
      isDone: false,
      startedAt: undefined,
    });
  });

  it('is done when each task is found after the one before it', () => {
    const { found, isDone } = lookAtLesson(lesson, kept(before), [trace]);
    expect(isDone).toBe(true);
    expect(found).toHaveLength(2);
  });

  it('does not count a task before its turn', () => {
    const reversed = { ...lesson, tasks: lesson.tasks.toReversed() };
    expect(lookAtLesson(reversed, kept(before), [trace])).toMatchObject({ isDone: false });
    expect(lookAtLesson(reversed, kept(before), [trace]).found).toHaveLength(1);
  });

  it('does not count what was recorded before the lesson began', () => {
    const after = new Date(Date.parse(trace.startedAt) + 3_600_000);
    expect(lookAtLesson(lesson, kept(after), [trace]).found).toEqual([]);
  });

  it('keeps what was found, when the flow itself is gone', () => {
    const found = lookAtLesson(lesson, kept(before), [trace]).found;
    expect(lookAtLesson(lesson, kept(before, found), [])).toMatchObject({ isDone: true, found });
  });
});
