import { asksForIdentity, createRequestParameters } from '../oauth/create-authorization-request.ts';
import { exchangeAuthorizationCode } from '../oauth/exchange-authorization-code.ts';
import type { ClientContext, ClientIdentity } from '../oauth/client-context.ts';
import { requestMetadata, validateMetadata } from '../oauth/discover-authorization-server.ts';
import { pushAuthorizationRequest } from '../oauth/push-authorization-request.ts';
import { requestRefresh } from '../oauth/refresh-access-token.ts';
import { requestKeys } from '../oauth/request-keys.ts';
import { requestUserinfo } from '../oauth/request-userinfo.ts';
import { tryAccessToken } from './first-call.ts';
import { type FlowMessages, keepResponse, rebuildResponse } from './messages.ts';
import {
  readAuthorizationRequest,
  readAuthorizationResponse,
  readContext,
  readPushedResponse,
  readTokens,
  readUserinfo,
  readUserinfoTokens,
} from './read-messages.ts';

/** One step of the flow, taken by the driver. */
export interface FlowStep {
  readonly name: StepName;
  /** Who moves: we send a message, we look at what we have, or the browser has to carry something. */
  readonly kind: 'sends' | 'checks' | 'browser';
  /** Left out where it says no; where there is none, every flow takes the step. */
  readonly appliesTo?: (messages: FlowMessages) => boolean;
  /** Takes what is kept, returns what is to be kept besides. */
  readonly take: (identity: ClientIdentity, messages: FlowMessages) => Promise<Partial<FlowMessages>>;
}

export type StepName =
  | 'metadata-request'
  | 'pushed-authorization-request'
  | 'authorization-request'
  | 'authorization-response'
  | 'validate-authorization-response'
  | 'token-request'
  | 'keys-request'
  | 'validate-id-token'
  | 'refresh-request'
  | 'userinfo-request'
  | 'protected-resource-request'
  | 'connect';

type WithContext = (context: ClientContext, messages: FlowMessages) => Promise<Partial<FlowMessages>>;

/**
 * The order of the authorization code grant (RFC 6749 §4.1) in this client, and the only place where it is written.
 * Every run takes these steps, in one go or one at a time, on one replica or several.
 */
export const flowSteps: readonly FlowStep[] = [
  {
    name: 'metadata-request',
    kind: 'sends',
    take: async (identity) => {
      const metadataResponse = await keepResponse(await requestMetadata(identity));
      await validateMetadata(identity, rebuildResponse(metadataResponse));
      return { metadataResponse };
    },
  },
  {
    ...sends('pushed-authorization-request', async (context, messages) => {
      const parameters = await createRequestParameters(context, messages, messages);
      const pushedResponse = await keepResponse(await pushAuthorizationRequest(context, parameters));
      await readPushedResponse(context, { ...messages, pushedResponse });
      return { pushedResponse };
    }),
    appliesTo: ({ hardening }) => hardening?.pushed === true,
  },
  {
    name: 'authorization-request',
    kind: 'browser',
    take: async (identity, messages) => {
      await readAuthorizationRequest(identity, messages);
      return {};
    },
  },
  // The browser comes back when the person has decided; its answer is kept before anything looks at it.
  { name: 'authorization-response', kind: 'browser', take: async () => ({}) },
  checks('validate-authorization-response', async (context, messages) => {
    readAuthorizationResponse(context, messages);
    return {};
  }),
  sends('token-request', async (context, messages) => {
    const response = readAuthorizationResponse(context, messages);
    const answer = await exchangeAuthorizationCode(context, response, messages.codeVerifier);
    return { tokenResponse: await keepResponse(answer) };
  }),
  withIdentity(
    sends('keys-request', async (context) => ({
      keysResponse: await keepResponse(await requestKeys(context)),
    })),
  ),
  withIdentity(
    checks('validate-id-token', async (context, messages) => {
      await readTokens(context, messages);
      return {};
    }),
  ),
  withIdentity(
    sends('refresh-request', async (context, messages) => {
      const { response } = await readTokens(context, messages);
      if (response.refresh_token === undefined) return {};
      const answer = await requestRefresh(context, response.refresh_token);
      return { userinfoTokenResponse: await keepResponse(answer) };
    }),
  ),
  withIdentity(
    sends('userinfo-request', async (context, messages) => {
      if (messages.userinfoTokenResponse === undefined) return {};
      const { claims } = await readTokens(context, messages);
      const { access_token } = await readUserinfoTokens(context, messages);
      const userinfoResponse = await keepResponse(await requestUserinfo(context, access_token));
      await readUserinfo(context, { ...messages, userinfoResponse }, claims?.sub);
      return { userinfoResponse };
    }),
  ),
  sends('protected-resource-request', async (context, messages) => {
    const { response } = await readTokens(context, messages);
    return { firstCallStatus: await tryAccessToken(context, response.access_token) };
  }),
];

/** The step a flow begins with. */
export const firstStep: StepName = 'metadata-request';

/** The step that waits for the browser to come back. */
export const waitingForResponse: StepName = 'authorization-response';

/** The step after the last one of the table: storing what was won. */
export const finalStep: StepName = 'connect';

/** The first step from this place on that a flow takes. */
export function stepFrom(index: number, messages: FlowMessages): StepName {
  return flowSteps.slice(index).find(({ appliesTo }) => appliesTo?.(messages) ?? true)?.name ?? finalStep;
}

/** OIDC Core §3.1.2.1: without `openid` nobody tells us who the person is. */
function withIdentity(step: FlowStep): FlowStep {
  return { ...step, appliesTo: ({ scope }) => asksForIdentity(scope) };
}

function sends(name: StepName, take: WithContext): FlowStep {
  return { name, kind: 'sends', take: withContext(take) };
}

function checks(name: StepName, take: WithContext): FlowStep {
  return { name, kind: 'checks', take: withContext(take) };
}

function withContext(take: WithContext): FlowStep['take'] {
  return async (identity, messages) => take(await readContext(identity, messages), messages);
}
