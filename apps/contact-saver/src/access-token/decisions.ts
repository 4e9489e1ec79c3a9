import { channel } from 'node:diagnostics_channel';
import type { AccessTokenError } from './errors.ts';

/** What was decided about the access token of a request, for whoever watches; costs nothing when nobody does. */
export interface AccessTokenDecision {
  /** Undefined when the request was let in. */
  readonly refusal?: AccessTokenError;
}

export const decisions = channel('contact-saver.access-token');
