import { lessons } from '@ecosystem/flow-catalogue/lessons';
import { readProgressCode } from '@ecosystem/flow-catalogue/progress-code';
import type { LessonState } from '../lessons/look-at-lesson.ts';
import type { FormContext } from './run-view.ts';

export interface WorkshopPageProps {
  readonly states: readonly LessonState[];
  readonly forms: FormContext;
  /** The words somebody has read out. */
  readonly spoken?: string | undefined;
  /** How the last reset went: milliseconds, `nobody`, or `failed`. */
  readonly reset?: string | undefined;
}

/** For whoever holds a workshop: how far this machine is, what others have read out, and back to the beginning. */
export function WorkshopPage({ states, forms, spoken, reset }: WorkshopPageProps) {
  return (
    <>
      <h1>Workshop</h1>
      <section className="mt-6" aria-labelledby="this-machine">
        <h2 id="this-machine">This machine</h2>
        <div id="lesson-list">
          <ul className="lesson-list">
            {states.map(({ found, isDone, lesson, startedAt }) => (
              <li key={lesson.id}>
                <a className="lesson-link" href={`/inspector/lessons/${lesson.id}`}>
                  <span className="flow-mark" aria-hidden="true">
                    {isDone ? '✓' : startedAt ? '●' : '·'}
                  </span>
                  <span>{lesson.title}</span>
                  <span className="lesson-state">
                    {startedAt ? `${found.length} of ${lesson.tasks.length}` : 'not begun'}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
        {reset !== undefined && <ResetNotice reset={reset} />}
        <form method="post" action="/inspector/reset-everything" className="mt-4">
          <input type="hidden" name="csrf" value={forms.csrf} />
          <button type="submit" className="button button-secondary">
            Reset everything to the seeded state
          </button>
          <p className="mt-1 text-sm text-ink-soft">
            People, contacts, messages, sessions, recorded flows and lessons of this machine. Everybody who is
            signed in here starts anew.
          </p>
        </form>
      </section>
      <section className="mt-10" aria-labelledby="read-out">
        <h2 id="read-out">What somebody has read out</h2>
        <form method="get" action="/inspector/workshop" className="run-actions">
          <label className="grow">
            Four words
            <input name="code" className="input" defaultValue={spoken} required autoComplete="off" />
          </label>
          <button type="submit" className="button button-primary">
            What have they done?
          </button>
        </form>
        {spoken !== undefined && <Spoken spoken={spoken} />}
      </section>
    </>
  );
}

const problems: Readonly<Record<string, string>> = {
  nobody:
    '▲ Nobody has heard: only npm start, npm run dev and docker compose up can reset from here. In a terminal: npm run reset',
  failed:
    '▲ It was begun and came to no end: some of it may be gone. Try again, or in a terminal: npm run reset',
};

function ResetNotice({ reset }: { readonly reset: string }) {
  const isDone = /^\d+$/.test(reset);
  return (
    <p role="status" className={isDone ? 'lesson-done' : 'dropped'}>
      {isDone
        ? `✓ Back to the seeded state, in ${(Number(reset) / 1000).toFixed(1)} seconds.`
        : (problems[reset] ?? problems['nobody'])}
    </p>
  );
}

function Spoken({ spoken }: { readonly spoken: string }) {
  const done = readProgressCode(spoken, lessons.length);
  if (!done) {
    return (
      <p role="alert" className="dropped">
        ▲ These words do not belong together. Let them be read out again, slowly.
      </p>
    );
  }
  const titles = lessons.filter((_lesson, place) => done[place]).map(({ title }) => title);
  return (
    <div role="status" className="lesson-done">
      <p>
        {titles.length} of {lessons.length} lessons.
      </p>
      <ul>
        {titles.map((title) => (
          <li key={title}>✓ {title}</li>
        ))}
      </ul>
    </div>
  );
}
