import type { LessonState } from '../lessons/look-at-lesson.ts';
import { codeOf } from '../lessons/read-lessons.ts';
import { Prose } from './prose.tsx';
import type { FormContext } from './run-view.ts';

export interface LessonsPageProps {
  readonly states: readonly LessonState[];
  readonly forms: FormContext;
}

/** Every lesson, how far somebody is, and the words to read out. */
export function LessonsPage({ states, forms }: LessonsPageProps) {
  const done = states.filter(({ isDone }) => isDone).length;
  return (
    <>
      <h1>Lessons</h1>
      <p className="mt-2">
        Each lesson is something to do. Nobody ticks a box: it is done when the recorded messages show it.
      </p>
      <div id="lesson-list">
        <p className="lesson-code">
          <span>
            {done} of {states.length} done. Your progress, to read out:
          </span>{' '}
          <code>{codeOf(states)}</code>
        </p>
        <ol className="lesson-list">
          {states.map(({ found, isDone, lesson, startedAt }) => (
            <li key={lesson.id}>
              <a href={`/inspector/lessons/${lesson.id}`} className="lesson-link">
                <span className="flow-mark" aria-hidden="true">
                  {isDone ? '✓' : startedAt ? '●' : '·'}
                </span>
                <span>
                  <strong>{lesson.title}</strong>
                  <span className="lesson-about">
                    <Prose text={lesson.about} isInLink />
                  </span>
                </span>
                <span className="lesson-state">
                  {isDone
                    ? 'done'
                    : startedAt
                      ? `${found.length} of ${lesson.tasks.length}`
                      : `${lesson.minutes} minutes`}
                </span>
              </a>
            </li>
          ))}
        </ol>
      </div>
      <div className="run-actions mt-6">
        <a className="button button-quiet" href="/inspector/handout">
          All of them, to print
        </a>
        <a className="button button-quiet" href="/inspector/workshop">
          For instructors
        </a>
        <form method="post" action="/inspector/forget-lessons">
          <input type="hidden" name="csrf" value={forms.csrf} />
          <button type="submit" className="button button-quiet">
            Forget my progress
          </button>
        </form>
      </div>
    </>
  );
}
