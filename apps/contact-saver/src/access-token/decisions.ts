import { channel } from 'node:diagnostics_channel';
import type { AccessTokenError } from './errors.ts';

/** What was decided about the access token of a request, for whoever watches; costs nothing when nobody does. */
export interface AccessTokenDecision {
  /** Undefined when the request was let in. */
  readonly refusal?: AccessTokenError;
}

export const decisions = channel('contact-saver.access-token');

/** How an access token is judged: by a key we have, by one that had to be fetched first, or by asking its issuer. */
export type Way = 'introspection' | 'key-fetched' | 'key-in-memory';

/** Says that a key has to be proven as well. */
export const proofs = channel('contact-saver.access-token.proof');

/** Says which way is taken, before the decision is. */
export const ways = channel('contact-saver.access-token.way');
