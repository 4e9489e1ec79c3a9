/**
 * Introspection request: ContactSaver → authorization server, POST /token/introspection with a token it was shown.
 *
 * Before: a string that could be one of the issuer's opaque tokens. After: what the issuer says of it at this moment.
 * The answer is not kept: RFC 7662 §4 allows a cache, and names its price, a time in which a revoked token still works.
 * RFC 7662 §2.1, §2.2
 */
import {
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  ClientSecretBasic,
  type IntrospectionResponse,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  allowInsecureRequests,
  customFetch,
  introspectionRequest,
  processIntrospectionResponse,
} from 'oauth4webapi';
import { IntrospectionUnavailableError } from './errors.ts';

export interface IntrospectionEndpointOptions {
  readonly issuer: string;
  /** The secret of client `contact-saver-api`: only who proves to be the API is told anything. */
  readonly clientSecret: string;
  /** How requests to the issuer leave this process. */
  readonly fetch: typeof globalThis.fetch;
}

/** Questions under way at once, and no more; whoever comes then is told to try again. */
export const mostQuestions = 16;

const client: Client = { client_id: 'contact-saver-api' };

/** Where ContactSaver asks about opaque tokens, as a client of its own. */
export class IntrospectionEndpoint {
  readonly #authorizationServer: AuthorizationServer;
  readonly #clientAuthentication: ClientAuth;
  readonly #http;
  #underWay = 0;

  constructor({ issuer, clientSecret, fetch }: IntrospectionEndpointOptions) {
    this.#authorizationServer = { issuer, introspection_endpoint: `${issuer}/token/introspection` };
    this.#clientAuthentication = ClientSecretBasic(clientSecret);
    this.#http = {
      [customFetch]: (url: string, options: object) => fetch(url, options),
      // Plain HTTP is for loopback only: with https addresses the library refuses it (RFC 9700 §2.6).
      [allowInsecureRequests]: issuer.startsWith('http:'),
    };
  }

  /** @throws {IntrospectionUnavailableError} when there was no answer, a useless one, or too much to ask already */
  async ask(token: string): Promise<IntrospectionResponse> {
    // RFC 7662 §4: un-throttled, tokens could be fished for through us, and a flood of made-up ones become one of ours.
    if (this.#underWay >= mostQuestions)
      throw new IntrospectionUnavailableError('too many questions at once');
    this.#underWay += 1;
    try {
      return await this.#send(token);
    } catch (cause) {
      throw new IntrospectionUnavailableError(reasonOf(cause), { cause });
    } finally {
      this.#underWay -= 1;
    }
  }

  async #send(token: string): Promise<IntrospectionResponse> {
    const [server, authentication] = [this.#authorizationServer, this.#clientAuthentication];
    const answer = await introspectionRequest(server, client, authentication, token, {
      ...this.#http,
      additionalParameters: { token_type_hint: 'access_token' },
    });
    return processIntrospectionResponse(server, client, answer);
  }
}

/** For our log: whose fault it is, and nothing that was sent or answered. */
function reasonOf(cause: unknown): string {
  const refused =
    cause instanceof WWWAuthenticateChallengeError ||
    (cause instanceof ResponseBodyError && cause.error === 'invalid_client');
  if (refused) {
    return `the issuer refuses our own credentials: is CONTACT_SAVER_API_CLIENT_SECRET the one it has for ${client.client_id}?`;
  }
  return `no answer to work with from the issuer (${(cause as Error).name})`;
}
