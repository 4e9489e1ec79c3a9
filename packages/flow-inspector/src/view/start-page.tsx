import type { FormContext } from './run-view.ts';
import { StartOver } from './run-forms.tsx';

/** Step mode before a run: what it is, and who to be. */
export function StartPage({ forms }: { readonly forms: FormContext }) {
  return (
    <div className="card">
      <h1>Step through the flow</h1>
      <p>
        One message at a time: each is shown in full before it is sent, and nothing is sent until you press
        Next. You sign in and decide on the authorization server’s own pages, as always.
      </p>
      <p>
        As a stranger you are asked to sign in. As a returning person the authorization server may know you
        already: what it does not ask again is skipped, and the diagram shows that it was.
      </p>
      <div className="run-actions">
        <StartOver forms={forms} label="Begin" />
      </div>
    </div>
  );
}

/** The switch for every flow this browser begins. */
export function StepModeSwitch({ forms }: { readonly forms: FormContext }) {
  return (
    <form method="post" action="/inspector/step-mode">
      <input type="hidden" name="csrf" value={forms.csrf} />
      <input type="hidden" name="on" value={forms.stepMode ? 'no' : 'yes'} />
      <button type="submit" role="switch" aria-checked={forms.stepMode} className="switch">
        <span className="switch-track" aria-hidden="true" />
        Step mode
      </button>
    </form>
  );
}
