import { Button } from '@ecosystem/ui/button';
import { Wire } from '@ecosystem/ui/wire';
import { CsrfField } from './csrf-field.tsx';

/** OAuth 2.0 alone: what it can do, and what it never promised. */
export function WithoutIdentity() {
  return (
    <details className="mt-4 max-w-[60ch] text-sm">
      <summary className="w-fit py-1 underline decoration-line-strong underline-offset-4">
        Without knowing who you are
      </summary>
      <p className="mt-2 text-ink-soft">
        The same connection without <Wire>openid</Wire>: OAuth 2.0 alone. The birthdays arrive all the same,
        and MessageWriter does not know whose they are.
      </p>
      <form method="post" action="/oauth/connect" className="mt-3">
        <CsrfField />
        <input type="hidden" name="identity" value="no" />
        <Button kind="secondary">Connect without OpenID Connect</Button>
      </form>
    </details>
  );
}
