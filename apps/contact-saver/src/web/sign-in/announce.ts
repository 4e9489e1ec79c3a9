import { type DecidedMessage, type SignInDecision, signInDecisions } from './decisions.ts';
import { SignInError } from './errors.ts';

/** Does what decides about a message, and says to whoever watches how it was decided. */
export async function announced<Value>(about: DecidedMessage, decide: () => Promise<Value>): Promise<Value> {
  try {
    const value = await decide();
    signInDecisions.publish({ about } satisfies SignInDecision);
    return value;
  } catch (error) {
    if (error instanceof SignInError)
      signInDecisions.publish({ about, refusal: error } satisfies SignInDecision);
    throw error;
  }
}
