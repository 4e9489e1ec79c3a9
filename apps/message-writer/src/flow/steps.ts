import type { ClientContext } from '../oauth/client-context.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { exchangeAuthorizationCode } from '../oauth/exchange-authorization-code.ts';
import { validateAuthorizationResponse } from '../oauth/validate-authorization-response.ts';
import { type ValidatedTokens, validateTokenResponse } from '../oauth/validate-id-token.ts';
import { type FlowMessages, keepResponse, rebuildResponse } from './messages.ts';

/** One step of the flow, taken by the driver. */
export interface FlowStep {
  readonly name: StepName;
  /** Whether it sends a message that must never be sent twice. */
  readonly sends: boolean;
  /** Takes what is kept, returns what is to be kept besides. */
  readonly take: (context: ClientContext, messages: FlowMessages) => Promise<Partial<FlowMessages>>;
}

export type StepName =
  | 'authorization-response'
  | 'validate-authorization-response'
  | 'token-request'
  | 'validate-token-response'
  | 'connect';

/**
 * The order of the authorization code grant (RFC 6749 §4.1) after the browser was sent away, and the only place where
 * it is written. Every run takes these steps, in one go or one at a time, on one replica or several.
 */
export const flowSteps: readonly FlowStep[] = [
  {
    name: 'validate-authorization-response',
    sends: false,
    take: async (context, messages) => {
      readAuthorizationResponse(context, messages);
      return {};
    },
  },
  {
    name: 'token-request',
    sends: true,
    take: async (context, messages) => {
      const response = readAuthorizationResponse(context, messages);
      const answer = await exchangeAuthorizationCode(context, response, messages.codeVerifier);
      return { tokenResponse: await keepResponse(answer) };
    },
  },
  {
    name: 'validate-token-response',
    sends: false,
    take: async (context, messages) => {
      await readTokens(context, messages);
      return {};
    },
  },
];

/** The step a new pending authorization waits at: for the browser to come back. */
export const waitingForResponse: StepName = 'authorization-response';

/** The step after the last one of the table: storing what was won. */
export const finalStep: StepName = 'connect';

/** The tokens of a flow whose steps have all been taken, validated anew. */
export async function readTokens(context: ClientContext, messages: FlowMessages): Promise<ValidatedTokens> {
  if (messages.tokenResponse === undefined) throw new ConnectionProblem('answer_lost');
  return validateTokenResponse(context, rebuildResponse(messages.tokenResponse), messages.nonce);
}

function readAuthorizationResponse(context: ClientContext, messages: FlowMessages): URLSearchParams {
  return validateAuthorizationResponse(context, messages.authorizationResponse ?? '', messages.state);
}
