import { lessons } from '@ecosystem/flow-catalogue/lessons';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LessonsPage } from './lessons-page.tsx';

describe('LessonsPage', () => {
  it('has one link for each lesson, and none within it', () => {
    const states = lessons.map((lesson) => ({ lesson, startedAt: undefined, found: [], isDone: false }));
    const page = renderToStaticMarkup(<LessonsPage states={states} forms={{ csrf: '', stepMode: false }} />);
    const links = page.split('<a ').slice(1);
    expect(links.filter((link) => !link.includes('</a>'))).toEqual([]);
    expect(links.filter((link) => link.includes('class="lesson-link"'))).toHaveLength(lessons.length);
  });
});
