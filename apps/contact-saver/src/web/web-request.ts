import type { WebSession } from './session/web-sessions.ts';
import type { SignInRequest } from './sign-in/state-store.ts';

/** A request for a page of the web app, as the guards before it leave it. */
export interface WebRequest extends SignInRequest {
  webSession?: WebSession;
  /** The fields of a form that came from a page of ours; of a file its bytes. */
  form?: FormData;
}
