import 'server-only';
import { type LessonProgress, openLessonProgress } from '@ecosystem/prisma/lesson-progress';
import type { env } from '../env.ts';

const opened = Symbol.for('message-writer.lesson-progress');
const shared = globalThis as { [opened]?: LessonProgress };

/** What learners have done here; undefined with the lab off. */
export function lessonProgress({
  flowDatabaseUrl,
  lab,
}: Pick<ReturnType<typeof env>, 'flowDatabaseUrl' | 'lab'>): LessonProgress | undefined {
  if (!lab || flowDatabaseUrl === undefined) return undefined;
  return (shared[opened] ??= openLessonProgress({ url: flowDatabaseUrl }));
}
