import type { LessonTask } from '@ecosystem/flow-catalogue/lesson';
import { type Addresses, fillIn } from '@ecosystem/flow-catalogue/text';
import type { Found } from '../lessons/find-evidence.ts';
import type { LessonState } from '../lessons/look-at-lesson.ts';
import { Prose } from './prose.tsx';
import type { FormContext } from './run-view.ts';

export interface LessonPageProps {
  readonly state: LessonState;
  readonly next: LessonState | undefined;
  readonly addresses: Addresses;
  readonly forms: FormContext;
}

/** One lesson: what to do, one task after the other, each ticked by the trace. */
export function LessonPage({ state, next, addresses, forms }: LessonPageProps) {
  const { isDone, lesson, startedAt } = state;
  return (
    <article className="card">
      <p className="panel-kicker">
        <a href="/inspector/lessons">Lessons</a> · about {lesson.minutes} minutes · {lesson.section}
      </p>
      <h1>{lesson.title}</h1>
      <p>
        <Prose text={lesson.about} />
      </p>
      {!startedAt && (
        <>
          <p className="text-ink-soft">Begin first: only what happens from then on counts.</p>
          <Begin id={lesson.id} forms={forms} label="Begin" />
        </>
      )}
      <div id="lesson-tasks">
        <Tasks state={state} addresses={addresses} />
        {isDone && (
          <div role="status" className="lesson-done">
            <h2>✓ Done</h2>
            <p>
              <Prose text={lesson.learned} />
            </p>
            {next && (
              <p className="mt-3">
                <a className="button button-primary" href={`/inspector/lessons/${next.lesson.id}`}>
                  Next: {next.lesson.title}
                </a>
              </p>
            )}
          </div>
        )}
      </div>
      {startedAt && <Begin id={lesson.id} forms={forms} label="Begin this lesson anew" quiet />}
    </article>
  );
}

function Tasks({ state, addresses }: Pick<LessonPageProps, 'addresses' | 'state'>) {
  const { found, lesson, startedAt } = state;
  return (
    <ol className="lesson-tasks">
      {lesson.tasks.map((task, index) => (
        <Task
          key={task.id}
          task={task}
          found={found[index]}
          isCurrent={startedAt !== undefined && index === found.length}
          addresses={addresses}
        />
      ))}
    </ol>
  );
}

interface TaskProps {
  readonly task: LessonTask;
  readonly found: Found | undefined;
  readonly isCurrent: boolean;
  readonly addresses: Addresses;
}

function Task({ task: { action, seen, text }, found, isCurrent, addresses }: TaskProps) {
  return (
    <li className={found ? 'task done' : 'task'} {...(isCurrent && { 'aria-current': 'step' })}>
      <span className="task-mark" aria-hidden="true">
        {found ? '✓' : isCurrent ? '●' : '○'}
      </span>
      <div>
        <p>
          {found && <span className="sr-only">Done: </span>}
          <Prose text={fillIn(text, addresses)} />
        </p>
        {action && 'command' in action && (
          <pre className="source" tabIndex={0}>
            <code>{fillIn(action.command, addresses)}</code>
          </pre>
        )}
        {action && 'href' in action && (
          <p className="mt-1">
            <a className="button button-secondary" href={fillIn(action.href, addresses)} target="_blank">
              {action.label}
            </a>
          </p>
        )}
        {found && (
          <p className="task-seen">
            <Prose text={fillIn(seen, addresses)} />{' '}
            <a href={`/inspector/flows/${found.flow}?event=${encodeURIComponent(found.event)}#panel`}>
              See it
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

interface BeginProps {
  readonly id: string;
  readonly forms: FormContext;
  readonly label: string;
  readonly quiet?: boolean;
}

function Begin({ id, forms, label, quiet = false }: BeginProps) {
  return (
    <form method="post" action="/inspector/begin-lesson" className="mt-4">
      <input type="hidden" name="csrf" value={forms.csrf} />
      <input type="hidden" name="lesson" value={id} />
      <button type="submit" className={quiet ? 'button button-quiet' : 'button button-primary'}>
        {label}
      </button>
    </form>
  );
}
