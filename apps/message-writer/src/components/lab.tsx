import { LabStrip } from '@ecosystem/ui/lab-strip';
import { env } from '../env.ts';
import { findSession } from '../session/session.ts';
import { CsrfField } from './csrf-field.tsx';

/** Where this page stands in the story, with the switch that stops every flow before each message. Nothing with the lab off. */
export async function Lab({ here }: { readonly here: string }) {
  if (!env().lab) return null;
  const stepMode = (await findSession())?.stepMode === true;
  return (
    <LabStrip here={here} inspectorHref="/inspector/now">
      <form method="post" action="/inspector/step-mode">
        <CsrfField />
        <input type="hidden" name="on" value={stepMode ? 'no' : 'yes'} />
        <input type="hidden" name="back" value="home" />
        <button type="submit" role="switch" aria-checked={stepMode} className="switch">
          <span className="switch-track" aria-hidden="true" />
          Step mode
        </button>
      </form>
    </LabStrip>
  );
}

/** The end of a guided run. */
export function GuidedRunDone() {
  return (
    <p className="mt-6 border-l-4 border-line-strong pl-4">
      These are the birthdays MessageWriter was allowed to read. The flow is complete.{' '}
      <a href="/inspector/guide/what-you-have-seen">What you have seen</a>
    </p>
  );
}
