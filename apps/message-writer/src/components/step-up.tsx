import { type PersonScope, scopeDescriptions } from '@ecosystem/types/scopes';
import { Button } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { ReactNode } from 'react';
import { CsrfField } from './csrf-field.tsx';

export interface StepUpProps {
  readonly scope: PersonScope;
  /** What cannot be done without it. */
  readonly missing: string;
  readonly returnTo: string;
  /** How we know: ContactSaver refused a call, unless something else is said. */
  readonly because?: ReactNode;
}

const refused = (
  <>
    ContactSaver answered <Wire>403 insufficient_scope</Wire>
  </>
);

/** What is missing for lack of a scope, said where it would have been, with the way to ask for it. */
export function StepUp({ scope, missing, returnTo, because = refused }: StepUpProps) {
  return (
    <Notice kind="information" title={missing}>
      <p>
        {because}: you have not allowed MessageWriter to {scopeDescriptions[scope].sentence} (
        <Wire>{scope}</Wire>).
      </p>
      <form method="post" action="/oauth/connect">
        <CsrfField />
        <input type="hidden" name="scope" value={scope} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <Button kind="secondary">Ask me on ContactSaver’s page</Button>
      </form>
    </Notice>
  );
}
