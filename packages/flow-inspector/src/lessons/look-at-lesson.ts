import type { Lesson } from '@ecosystem/flow-catalogue/lesson';
import type { KeptProgress } from '@ecosystem/prisma/lesson-progress';
import type { Trace } from '../trace.ts';
import { type Found, findEvidence } from './find-evidence.ts';

/** How far somebody is in a lesson. */
export interface LessonState {
  readonly lesson: Lesson;
  /** Undefined when nobody has begun it. */
  readonly startedAt: Date | undefined;
  /** Where each task's evidence was found; in the order of the tasks, up to the first that is not done. */
  readonly found: readonly Found[];
  readonly isDone: boolean;
}

/**
 * Looks at the recorded flows for what a lesson asks for. Each task counts only after the one before it, and what was
 * found once stays found, even when the flow is not kept any more.
 */
export function lookAtLesson(
  lesson: Lesson,
  kept: KeptProgress | undefined,
  traces: readonly Trace[],
): LessonState {
  if (!kept) return { lesson, startedAt: undefined, found: [], isDone: false };
  const found: Found[] = kept.found.slice(0, lesson.tasks.length);
  for (const { evidence } of lesson.tasks.slice(found.length)) {
    const since = Math.max(kept.startedAt.getTime(), Date.parse(found.at(-1)?.at ?? '') || 0);
    const next = findEvidence(traces, evidence, since);
    if (!next) break;
    found.push(next);
  }
  return { lesson, startedAt: kept.startedAt, found, isDone: found.length === lesson.tasks.length };
}
