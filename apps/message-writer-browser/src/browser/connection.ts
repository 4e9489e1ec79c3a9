import { allowInsecureRequests } from 'oauth4webapi';
import type { ClientContext, ClientIdentity } from '../oauth/client-context.ts';
import { createAuthorizationRequest, createRequestSecrets } from '../oauth/create-authorization-request.ts';
import { discoverAuthorizationServer } from '../oauth/discover-authorization-server.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { exchangeAuthorizationCode } from '../oauth/exchange-authorization-code.ts';
import { type Birthday, requestBirthdays } from '../oauth/request-birthdays.ts';
import { validateAuthorizationResponse } from '../oauth/validate-authorization-response.ts';
import { type ReceivedToken, validateTokenResponse } from '../oauth/validate-token-response.ts';
import { keepPendingAuthorization, takePendingAuthorization } from './pending-authorization.ts';

/** The order of the steps: the only place in this client where it is written. */
export class Connection {
  readonly #identity: ClientIdentity;
  /** RFC 10017 §8.4: the only place where the token is. It ends with the page. */
  #token: ReceivedToken | undefined;

  constructor(identity: Omit<ClientIdentity, 'http'>) {
    const http = { [allowInsecureRequests]: identity.issuer.startsWith('http:') };
    this.#identity = { ...identity, http };
  }

  /** Seconds the token was good for when it came; undefined when it did not say. */
  get lifetime(): number | undefined {
    return this.#token?.expiresIn;
  }

  /** @returns where to go to */
  async begin(): Promise<string> {
    const context = await this.#discover();
    const secrets = createRequestSecrets();
    keepPendingAuthorization(secrets);
    return createAuthorizationRequest(context, secrets);
  }

  /** @param query the raw query of the redirect */
  async receive(query: string): Promise<void> {
    const pending = takePendingAuthorization();
    // RFC 9700 §4.7: an answer that this tab did not ask for could be somebody else's code.
    if (!pending) throw new ConnectionProblem('foreign_answer');
    const context = await this.#discover();
    const response = validateAuthorizationResponse(context, query, pending.state);
    const answer = await exchangeAuthorizationCode(context, response, pending.codeVerifier);
    this.#token = await validateTokenResponse(context, answer);
  }

  async readBirthdays(): Promise<readonly Birthday[]> {
    if (!this.#token) throw new ConnectionProblem('invalid_token');
    const { http, resource } = this.#identity;
    return requestBirthdays(http, this.#token.accessToken, resource);
  }

  forget(): void {
    this.#token = undefined;
  }

  async #discover(): Promise<ClientContext> {
    return { ...this.#identity, authorizationServer: await discoverAuthorizationServer(this.#identity) };
  }
}
