import type { FormContext, RunView } from './run-view.ts';

/** Takes the steps before a chosen one, and holds there. */
export function BringMeTo({ steps, forms }: Pick<RunView, 'steps'> & { readonly forms: FormContext }) {
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

/** A form of one button. */
export function Action({
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
