import { lessons } from '@ecosystem/flow-catalogue/lessons';
import { progressCode } from '@ecosystem/flow-catalogue/progress-code';
import type { LessonProgress } from '@ecosystem/prisma/lesson-progress';
import type { FlowStore } from '../store/flow-store.ts';
import { type LessonState, lookAtLesson } from './look-at-lesson.ts';

/** Every lesson with how far somebody is in it; what has been found since is kept. */
export async function readLessons(store: FlowStore, progress: LessonProgress): Promise<LessonState[]> {
  const kept = new Map((await progress.readAll()).map((entry) => [entry.lesson, entry]));
  const traces = store.traces();
  const states = lessons.map((lesson) => lookAtLesson(lesson, kept.get(lesson.id), traces));
  await Promise.all(
    states.map(async ({ found, lesson, startedAt }) => {
      const before = kept.get(lesson.id)?.found.length ?? 0;
      if (startedAt && found.length > before) await progress.keep(lesson.id, startedAt, found);
    }),
  );
  return states;
}

/** Four words that stand for the lessons that are done. */
export function codeOf(states: readonly LessonState[]): string {
  return progressCode(states.map(({ isDone }) => isDone));
}
