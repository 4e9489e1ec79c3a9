import type { LessonProgress } from '@ecosystem/prisma/lesson-progress';
import { describe, expect, it, vi } from 'vitest';
import { FakeStore } from '../http/test/fake-store.ts';
import { noProgress } from '../http/test/no-progress.ts';
import { mainStories } from '../test-data/lessons/main-story.ts';
import { recordAll } from '../test-data/lessons/happenings.ts';
import { readLessons } from './read-lessons.ts';

const { store } = FakeStore.of([recordAll(mainStories['deny']?.done ?? [])]);
const startedAt = new Date(0);

function progressOf(found: Awaited<ReturnType<LessonProgress['readAll']>>[number]['found']) {
  const keep = vi.fn<LessonProgress['keep']>(async () => undefined);
  const readAll = async () => [{ lesson: 'deny', startedAt, found }];
  return { keep, progress: { ...noProgress, readAll, keep } };
}

describe('readLessons', () => {
  it('keeps what it finds for the beginning that it has read, which may be over by then', async () => {
    const { keep, progress } = progressOf([]);
    const states = await readLessons(store, progress);
    const deny = states.find(({ lesson }) => lesson.id === 'deny');
    expect(deny?.isDone).toBe(true);
    expect(keep.mock.calls).toEqual([['deny', startedAt, deny?.found]]);
  });

  it('keeps nothing that was kept before', async () => {
    const first = progressOf([]);
    await readLessons(store, first.progress);
    const { keep, progress } = progressOf(first.keep.mock.calls[0]?.[2] ?? []);
    await readLessons(store, progress);
    expect(keep).not.toHaveBeenCalled();
  });
});
