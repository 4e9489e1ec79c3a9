/**
 * The authorization code grant for a program on the person's own machine: the system's browser asks, a loopback port gets the
 * answer.
 *
 * Before: this program's name. After: an access token, from the issuer that was asked, for the request that was made.
 * RFC 8252 §6, §7.3, §8.1 (PKCE), §8.10 (mix-up); RFC 7636 §4.1; RFC 9207 §2.4
 */
import {
  AuthorizationResponseError,
  ResponseBodyError,
  type TokenEndpointResponse,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import type { ReminderContext } from './client.ts';
import { listenOnLoopback } from './loopback-redirection.ts';
import { ReminderStopped } from './reminder-stopped.ts';

export interface BrowserOptions {
  /** Shows the person the address, and opens it where there is a browser. */
  readonly show: (address: string) => Promise<void>;
  /** Rejects when the person stops the program. */
  readonly stopped: Promise<never>;
}

/** @throws {ReminderStopped} when the person has said no, or the answer is not right */
export async function authorizeInBrowser(
  context: ReminderContext,
  { show, stopped }: BrowserOptions,
): Promise<TokenEndpointResponse> {
  const loopback = await listenOnLoopback();
  try {
    // RFC 7636 §4.1, RFC 9700 §4.7: made for this one request, and known to nobody else.
    const [verifier, state] = [generateRandomCodeVerifier(), generateRandomState()];
    const answering = loopback.answerTo(state);
    const challenge = await calculatePKCECodeChallenge(verifier);
    await show(createRequest(context, { challenge, redirectUri: loopback.redirectUri, state }));
    const answer = await Promise.race([answering, stopped]);
    return await redeem(context, { answer, redirectUri: loopback.redirectUri, state, verifier });
  } catch (error) {
    throw toReason(error);
  } finally {
    loopback.close();
  }
}

interface Request {
  readonly redirectUri: string;
  readonly state: string;
}

function createRequest(
  { authorizationServer, client, resource, scope }: ReminderContext,
  { challenge, redirectUri, state }: Request & { readonly challenge: string },
): string {
  const address = new URL(authorizationServer.authorization_endpoint ?? '');
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope,
    resource,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  return address.href;
}

async function redeem(
  { authorizationServer, client, clientAuthentication, http, resource }: ReminderContext,
  {
    answer,
    redirectUri,
    state,
    verifier,
  }: Request & {
    readonly answer: URLSearchParams;
    readonly verifier: string;
  },
): Promise<TokenEndpointResponse> {
  // RFC 9207 §2.4, RFC 9700 §4.7: from the issuer that was asked, to the request that asked.
  const response = validateAuthResponse(authorizationServer, client, answer, state);
  const options = { ...http, additionalParameters: { resource } };
  const granted = await authorizationCodeGrantRequest(
    authorizationServer,
    client,
    clientAuthentication,
    response,
    redirectUri,
    verifier,
    options,
  );
  return processAuthorizationCodeResponse(authorizationServer, client, granted);
}

function toReason(error: unknown): unknown {
  if (error instanceof AuthorizationResponseError) {
    const denied = error.error === 'access_denied';
    const words = denied ? 'You have said no. Nothing was read.' : `The answer is an error: ${error.error}.`;
    return new ReminderStopped(words, { cause: error });
  }
  if (error instanceof ResponseBodyError) {
    return new ReminderStopped(`The authorization server refuses: ${error.error}.`, { cause: error });
  }
  return error;
}
