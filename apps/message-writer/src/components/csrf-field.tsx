import { csrfToken } from '../http/own-form.ts';

/** The hidden field that ties a form to this browser's session. */
export async function CsrfField() {
  return <input type="hidden" name="csrf" value={await csrfToken()} />;
}
