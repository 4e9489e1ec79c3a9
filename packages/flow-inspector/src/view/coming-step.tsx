import { messageEntries, storing } from '@ecosystem/flow-catalogue/messages';
import { checks as catalogue, checksOn } from '@ecosystem/flow-recorder/checks';
import { partyName } from './lanes.ts';
import { Prose } from './prose.tsx';
import type { ComingStep as Coming, FormContext, RunView } from './run-view.ts';

export interface ComingStepProps {
  readonly coming: Coming;
  readonly run: RunView;
  readonly forms: FormContext;
}

/** What Next will do, whole, before it is done; and Next. */
export function ComingStep({ coming, run, forms }: ComingStepProps) {
  const { from, kind, message, name, request, section, title, to } = coming;
  const entry = messageEntries[message];
  const text = kind === 'stores' ? storing : kind === 'checks' ? entry.after : entry.before;
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

const heldWords: Readonly<Record<Coming['kind'], string>> = {
  sends: 'Not sent yet',
  browser: 'Not sent yet',
  checks: 'Sent, not yet processed',
  stores: 'Not stored yet',
};

function ComingChecks({ message }: Pick<Coming, 'message'>) {
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

function ComingRequest({ request }: { readonly request: NonNullable<Coming['request']> }) {
  const body = Object.entries((request.body ?? {}) as Record<string, unknown>);
  return (
    <pre className="source mt-3" tabIndex={0}>
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

function Lifetime({ run: { codeLifetime } }: Pick<ComingStepProps, 'run'>) {
  return (
    <p className="mt-2 text-sm text-ink-soft">
      The code lives for {codeLifetime.here} seconds here, so that you can take your time; in production:{' '}
      {codeLifetime.production} s.
    </p>
  );
}
