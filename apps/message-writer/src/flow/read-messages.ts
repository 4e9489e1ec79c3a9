import type { PushedAuthorizationResponse, TokenEndpointResponse } from 'oauth4webapi';
import type { ClientContext, ClientIdentity } from '../oauth/client-context.ts';
import { asksForIdentity, createAuthorizationRequest } from '../oauth/create-authorization-request.ts';
import { validateMetadata } from '../oauth/discover-authorization-server.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { createPushedRequestUrl, validatePushedResponse } from '../oauth/push-authorization-request.ts';
import { validateRefreshResponse } from '../oauth/refresh-access-token.ts';
import { validateUserinfo } from '../oauth/request-userinfo.ts';
import { validateAuthorizationResponse } from '../oauth/validate-authorization-response.ts';
import { type ValidatedTokens, keySetSchema, validateTokenResponse } from '../oauth/validate-id-token.ts';
import { type FlowMessages, type KeptResponse, rebuildResponse } from './messages.ts';

/** What is kept of a flow, read and validated again. Nothing here sends anything. */

/** Who we are, with the authorization server as it described itself when this flow began. */
export async function readContext(identity: ClientIdentity, messages: FlowMessages): Promise<ClientContext> {
  const authorizationServer = await validateMetadata(identity, rebuild(messages.metadataResponse));
  return { ...identity, authorizationServer };
}

/** The URL of the authorization request: the same each time, since its secrets are kept. */
export async function readAuthorizationRequest(
  identity: ClientIdentity,
  messages: FlowMessages,
): Promise<string> {
  const context = await readContext(identity, messages);
  if (!messages.hardening?.pushed) return createAuthorizationRequest(context, messages, messages);
  return createPushedRequestUrl(context, await readPushedResponse(context, messages));
}

/** The name the authorization server has given to a pushed request. */
export async function readPushedResponse(
  context: ClientContext,
  messages: FlowMessages,
): Promise<PushedAuthorizationResponse> {
  return validatePushedResponse(context, rebuild(messages.pushedResponse));
}

export function readAuthorizationResponse(context: ClientContext, messages: FlowMessages): URLSearchParams {
  return validateAuthorizationResponse(context, messages.authorizationResponse ?? '', messages.state);
}

/** The tokens of the code exchange; the ID token's signature verified by the kept keys. */
export async function readTokens(context: ClientContext, messages: FlowMessages): Promise<ValidatedTokens> {
  const answer = rebuild(messages.tokenResponse);
  if (!asksForIdentity(messages.scope)) return validateTokenResponse(context, answer, undefined);
  const keys = keySetSchema.safeParse(await readJson(rebuild(messages.keysResponse)));
  if (!keys.success) throw new ConnectionProblem('invalid_tokens');
  return validateTokenResponse(context, answer, { keys: keys.data, nonce: messages.nonce });
}

/** The tokens of the refresh for the userinfo endpoint. */
export async function readUserinfoTokens(
  context: ClientContext,
  messages: FlowMessages,
): Promise<TokenEndpointResponse> {
  return validateRefreshResponse(context, rebuild(messages.userinfoTokenResponse));
}

export async function readUserinfo(
  context: ClientContext,
  messages: FlowMessages,
  subject: string | undefined,
): Promise<Record<string, unknown>> {
  if (subject === undefined) throw new ConnectionProblem('invalid_tokens');
  return validateUserinfo(context, rebuild(messages.userinfoResponse), subject);
}

function rebuild(kept: KeptResponse | undefined): Response {
  if (kept === undefined) throw new ConnectionProblem('answer_lost');
  return rebuildResponse(kept);
}

async function readJson(answer: Response): Promise<unknown> {
  return answer.json().catch(() => undefined);
}
