import { lessons } from '@ecosystem/flow-catalogue/lessons';
import { describe, expect, it } from 'vitest';
import { browserAppStories } from '../test-data/lessons/browser-app.ts';
import { type Happening, recordAll } from '../test-data/lessons/happenings.ts';
import type { LessonStories } from '../test-data/lessons/lesson-story.ts';
import { mainStories } from '../test-data/lessons/main-story.ts';
import { museumStories } from '../test-data/lessons/museum.ts';
import { otherClientStories } from '../test-data/lessons/other-clients.ts';
import { tokenLifeStories } from '../test-data/lessons/token-life.ts';
import { lookAtLesson } from './look-at-lesson.ts';

const stories: LessonStories = {
  ...mainStories,
  ...tokenLifeStories,
  ...otherClientStories,
  ...museumStories,
  ...browserAppStories,
};

/** The task that is left to do after what happened; undefined when the lesson is done. */
function nextTask(id: string, happenings: readonly Happening[]): string | undefined {
  const lesson = lessons.find((candidate) => candidate.id === id);
  if (!lesson) throw new Error(`there is no lesson ${id}`);
  const kept = { lesson: id, startedAt: new Date(0), found: [] };
  const { found } = lookAtLesson(lesson, kept, [recordAll(happenings)]);
  return lesson.tasks[found.length]?.id;
}

describe('what a lesson looks for', () => {
  it('has a story for every lesson, and no other', () => {
    expect(Object.keys(stories).toSorted()).toEqual(lessons.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(stories))('is all there when somebody does %s', (id, { done }) => {
    expect(nextTask(id, done)).toBeUndefined();
  });

  const wrongWays = Object.entries(stories).flatMap(([id, { notDone }]) =>
    notDone.map(([title, task, happenings]) => [id, title, task, happenings] as const),
  );
  it.each(wrongWays)('is not all there in %s after %s: %s is left', (id, _title, task, happenings) => {
    expect(nextTask(id, happenings)).toBe(task);
  });
});
