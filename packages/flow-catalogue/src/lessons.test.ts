import { describe, expect, it } from 'vitest';
import { lessons } from './lessons.ts';

describe('lessons', () => {
  it('have names of their own, and no more than a progress code can count', () => {
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
    expect(lessons.length).toBeLessThanOrEqual(32);
  });

  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s has something to do', (_id, lesson) => {
    expect(lesson.tasks.length).toBeGreaterThan(0);
    expect(new Set(lesson.tasks.map(({ id }) => id)).size).toBe(lesson.tasks.length);
    expect(lesson.minutes).toBeGreaterThan(0);
    expect(lesson.minutes).toBeLessThanOrEqual(10);
    expect(lesson.section).toMatch(/^(RFC \d{4,5}|OIDC Core) §\d/);
  });

  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s begins with a place to go',
    (_id, lesson) => {
      expect(lesson.tasks[0]?.action).toBeDefined();
    },
  );
});
