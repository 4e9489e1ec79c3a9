import { messageEntries } from '@ecosystem/flow-catalogue/messages';
import { checks as catalogue, checksOn } from '@ecosystem/flow-recorder/checks';
import { partyName } from './lanes.ts';
import { Prose } from './prose.tsx';
import type { ComingStep, FormContext, RunView } from './run-view.ts';

export interface RunPanelProps {
  readonly run: RunView;
  readonly forms: FormContext;
}

/** A held run: what happens next, shown whole before it happens, and the buttons that let it. */
export function RunPanel({ run, forms }: RunPanelProps) {
  const { coming, over, sending, steps, waiting } = run;
  return (
    <section className="run" id="run" aria-label="Step mode">
      <Steps steps={steps} />
      <Answered answered={run.answered} />
      {coming && <Coming coming={coming} run={run} forms={forms} />}
      {waiting && <Waiting forms={forms} />}
      {sending && (
        <>
          <h2 className="mt-3">Sent, and no answer yet</h2>
          <p className="mt-2">
            This message has left. Until its answer comes nothing else is sent, and it will never be sent a
            second time. Reload the page in a moment; if the answer was lost, start over.
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
        {coming && <BringMeTo run={run} forms={forms} />}
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

function Coming({ coming, run, forms }: { readonly coming: ComingStep } & RunPanelProps) {
  const { from, kind, message, name, request, section, title, to } = coming;
  const entry = messageEntries[message];
  const text = kind === 'checks' || kind === 'stores' ? entry.after : entry.before;
  return (
    <>
      <h2 className="mt-3">{title}</h2>
      <p className="run-state">
        <strong>{heldWords[kind]}</strong> · {partyName(from)}
        {from !== to && ` → ${partyName(to)}`}
        {section !== '' && ` · ${section}`}
      </p>
      <p className="mt-2">
        <Prose text={text} />
      </p>
      {name === 'token-request' && <Lifetime run={run} />}
      {kind === 'checks' && <ComingChecks message={message} />}
      {request && <ComingRequest request={request} />}
      <form method="post" action="/inspector/next" className="run-next">
        <input type="hidden" name="csrf" value={forms.csrf} />
        <input type="hidden" name="step" value={name} />
        {entry.question && kind !== 'checks' && (
          <details className="run-question">
            <summary>Predict before Next</summary>
            <fieldset>
              <legend>
                <Prose text={entry.question.ask} />
              </legend>
              {entry.question.options.map((option, index) => (
                <label key={option}>
                  <input type="radio" name="answer" value={`${message}.${index}`} />
                  <span>
                    <Prose text={option} />
                  </span>
                </label>
              ))}
            </fieldset>
          </details>
        )}
        <p className="mt-4">
          <button type="submit" className="button button-primary">
            Next
          </button>
        </p>
      </form>
    </>
  );
}

const heldWords: Readonly<Record<ComingStep['kind'], string>> = {
  sends: 'Not sent yet',
  browser: 'Not sent yet',
  checks: 'Sent, not yet processed',
  stores: 'Not stored yet',
};

function ComingChecks({ message }: Pick<ComingStep, 'message'>) {
  return (
    <ul className="check-list mt-3" aria-label="What will be checked">
      {checksOn(message, 'message-writer').map((id) => (
        <li key={id}>
          <strong>{catalogue[id].title}</strong> <cite>{catalogue[id].section}</cite>
          <p className="text-sm text-ink-soft">{catalogue[id].against}</p>
        </li>
      ))}
    </ul>
  );
}

function ComingRequest({ request }: { readonly request: NonNullable<ComingStep['request']> }) {
  const body = Object.entries((request.body ?? {}) as Record<string, unknown>);
  return (
    <pre className="source mt-3">
      <code>
        {`${request.method} ${request.url.replace(/\?/, '\n  ?').replaceAll(/&(?=[\w.]+=)/g, '\n  &')}\n`}
        {Object.entries(request.headers)
          .map(([name, value]) => `${name}: ${value}\n`)
          .join('')}
        {body.length > 0 && `\n${body.map(([name, value]) => `${name}=${String(value)}`).join('\n&')}`}
      </code>
    </pre>
  );
}

function Lifetime({ run: { codeLifetime } }: Pick<RunPanelProps, 'run'>) {
  return (
    <p className="mt-2 text-sm text-ink-soft">
      The code lives for {codeLifetime.here} seconds here, so that you can take your time; in production:{' '}
      {codeLifetime.production} s.
    </p>
  );
}

function Waiting({ forms }: Pick<RunPanelProps, 'forms'>) {
  return (
    <>
      <h2 className="mt-3">Your browser has the authorization request</h2>
      <p className="mt-2">
        It has been handed over, and MessageWriter waits for your browser to come back from the authorization
        server: signing in and consenting happen there. If that page is not open any more, open it again; this
        sends the same request a second time, which is harmless, because it asks for nothing but a page.
      </p>
      <div className="run-actions">
        <Action forms={forms} action="reopen" label="Open the authorization server’s page" />
      </div>
    </>
  );
}

function BringMeTo({ run: { steps }, forms }: RunPanelProps) {
  const coming = steps.filter(({ state }) => state === 'coming');
  if (coming.length === 0) return null;
  return (
    <form method="post" action="/inspector/go-to">
      <input type="hidden" name="csrf" value={forms.csrf} />
      <label>
        Bring me to{' '}
        <select name="step" className="input inline-block w-auto">
          {coming.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button button-secondary">
        Go
      </button>
    </form>
  );
}

/** Start over, as somebody whom the authorization server does not know, or as somebody it does. */
export function StartOver({
  forms,
  label = 'Start over',
}: {
  readonly forms: FormContext;
  readonly label?: string;
}) {
  return (
    <form method="post" action="/inspector/start">
      <input type="hidden" name="csrf" value={forms.csrf} />
      <button type="submit" name="as" value="stranger" className="button button-secondary">
        {label}, as a stranger
      </button>
      <button type="submit" name="as" value="returning" className="button button-secondary">
        {label}, as a returning person
      </button>
    </form>
  );
}

function Action({
  forms,
  action,
  label,
}: {
  readonly forms: FormContext;
  readonly action: string;
  readonly label: string;
}) {
  return (
    <form method="post" action={`/inspector/${action}`}>
      <input type="hidden" name="csrf" value={forms.csrf} />
      <button type="submit" className="button button-secondary">
        {label}
      </button>
    </form>
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
