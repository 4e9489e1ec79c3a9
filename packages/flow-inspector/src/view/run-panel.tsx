import { messageEntries } from '@ecosystem/flow-catalogue/messages';
import { ComingStep } from './coming-step.tsx';
import { Prose } from './prose.tsx';
import { Action, BringMeTo, StartOver } from './run-forms.tsx';
import type { FormContext, RunView } from './run-view.ts';

export interface RunPanelProps {
  readonly run: RunView;
  readonly forms: FormContext;
}

/** A held run: what happens next, shown whole before it happens, and the buttons that let it. */
export function RunPanel({ run, forms }: RunPanelProps) {
  const { coming, over, sending, steps, waiting } = run;
  return (
    <section
      className="run"
      id="run"
      aria-label="Step mode"
      {...((sending || waiting) && { 'data-waiting': true })}
    >
      {run.guided && (
        <p className="run-guided">
          Guided run · <a href="/">leave it for now</a>; it waits for you here.
        </p>
      )}
      <Steps steps={steps} />
      <Answered answered={run.answered} />
      {coming && <ComingStep coming={coming} run={run} forms={forms} />}
      {waiting && <Waiting waiting={waiting} forms={forms} />}
      {sending && (
        <>
          <h2 className="mt-3">Sent, and no answer yet</h2>
          <p className="mt-2">
            This message has left. Until its answer comes nothing else is sent, and it will never be sent a
            second time. This page goes on when the answer is there, without scripts after a reload; if the
            answer was lost, start over.
          </p>
        </>
      )}
      {over && (
        <>
          <h2 className="mt-3">{over.title}</h2>
          <p className="mt-2">{over.text}</p>
        </>
      )}
      <div className="run-actions">
        {coming && coming.kind !== 'stores' && <Action forms={forms} action="rest" label="Run the rest" />}
        {coming && <BringMeTo steps={steps} forms={forms} />}
        <StartOver forms={forms} />
      </div>
    </section>
  );
}

function Steps({ steps }: Pick<RunView, 'steps'>) {
  const current = steps.findIndex(({ state }) => state === 'current');
  return (
    <>
      <p className="run-state">
        {current < 0 ? 'Step mode' : `Step ${current + 1} of ${steps.length}: ${steps[current]?.title}`}
      </p>
      <ol className="run-steps" aria-label="Steps">
        {steps.map(({ name, title, state }) => (
          <li
            key={name}
            className={`run-step ${state}`}
            title={title}
            {...(state === 'current' && { 'aria-current': 'step' })}
          >
            <span className="sr-only">
              {title}, {state}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

type WaitingProps = Pick<RunPanelProps, 'forms'> & { readonly waiting: NonNullable<RunView['waiting']> };

function Waiting({ forms, waiting }: WaitingProps) {
  return (
    <>
      <h2 className="mt-3">Your browser has the authorization request</h2>
      <p className="mt-2">
        It has been handed over, and MessageWriter waits for your browser to come back from the authorization
        server: signing in and consenting happen there.{' '}
        {waiting === 'again'
          ? 'If that page is not open any more, open it again; this sends the same request a second time, which is harmless, because it asks for nothing but a page.'
          : 'The request was pushed, and its name is good for one use: if that page is not open any more, start over.'}
      </p>
      {waiting === 'again' && (
        <div className="run-actions">
          <Action forms={forms} action="reopen" label="Open the authorization server’s page" />
        </div>
      )}
    </>
  );
}

function Answered({ answered }: Pick<RunView, 'answered'>) {
  const question = answered && messageEntries[answered.message].question;
  if (!question) return null;
  const isRight = question.right === answered.option;
  return (
    <div className="run-question" role="status">
      <p>
        <strong>{isRight ? '✓ You were right.' : '✗ Not quite.'}</strong> <Prose text={question.ask} /> You
        said: “
        <Prose text={question.options[answered.option] ?? ''} />
        ”.
      </p>
      <p className="mt-1">
        <Prose text={question.why} />
      </p>
    </div>
  );
}
