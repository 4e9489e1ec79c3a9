import { channel } from 'node:diagnostics_channel';
import type { SignInError } from './errors.ts';

/** What was looked at on the way into the web app, or out of it. */
export type DecidedMessage = 'authorization-response' | 'id-token' | 'logout-token';

/** What was decided about it, for whoever watches; costs nothing when nobody does. */
export interface SignInDecision {
  readonly about: DecidedMessage;
  /** Undefined when it was believed. */
  readonly refusal?: SignInError;
}

export const signInDecisions = channel('contact-saver.web.sign-in');
