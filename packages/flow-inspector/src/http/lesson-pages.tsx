import { readLessons } from '../lessons/read-lessons.ts';
import { HandoutPage } from '../view/handout-page.tsx';
import { LessonPage } from '../view/lesson-page.tsx';
import { LessonsPage } from '../view/lessons-page.tsx';
import { WorkshopPage } from '../view/workshop-page.tsx';
import type { InspectorHost, Routed } from './inspector-page.ts';

/** The list of lessons. */
export async function lessonList({ forms, progress, store }: InspectorHost): Promise<Routed> {
  const content = <LessonsPage states={await readLessons(store, progress)} forms={forms} />;
  return { title: 'Lessons', current: '/inspector/lessons', live: true, content };
}

/** One lesson. */
export async function lesson(
  { addresses, forms, progress, store }: InspectorHost,
  _query: URLSearchParams,
  id: string,
): Promise<Routed> {
  const states = await readLessons(store, progress);
  const place = states.findIndex((state) => state.lesson.id === id);
  const state = states[place];
  if (!state) return undefined;
  const next = states.slice(place + 1).find(({ isDone }) => !isDone);
  const content = <LessonPage state={state} next={next} addresses={addresses} forms={forms} />;
  return { title: state.lesson.title, current: '/inspector/lessons', live: true, content };
}

/** All of them, on paper. */
export function handout({ addresses }: InspectorHost): Routed {
  const content = <HandoutPage addresses={addresses} />;
  return { title: 'Handout', current: '/inspector/lessons', content };
}

/** For whoever holds a workshop: this machine, and what the others have read out. */
export async function workshop(
  { forms, progress, store }: InspectorHost,
  query: URLSearchParams,
): Promise<Routed> {
  const states = await readLessons(store, progress);
  const reset = query.get('reset') ?? undefined;
  const content = (
    <WorkshopPage states={states} forms={forms} spoken={query.get('code') ?? undefined} reset={reset} />
  );
  return { title: 'Workshop', current: '/inspector/lessons', live: true, content };
}
