import { type JWTVerifyGetKey, createRemoteJWKSet, customFetch as joseFetch } from 'jose';
import { customFetch } from 'oauth4webapi';
import type { ClientIdentity } from './client-context.ts';
import { discoverAuthorizationServer } from './discover-authorization-server.ts';

type Issuer = Pick<ClientIdentity, 'http' | 'issuer'>;

/** Milliseconds between two fetches: whoever sends us made-up tokens must not make us flood the issuer. */
const pause = 30_000;

/** Milliseconds after which the keys are fetched anew, so that a withdrawn one stops working. */
const freshFor = 300_000;

/** The issuer's keys for tokens that nobody asked for; those of a flow are fetched with the flow. */
export class IssuerKeys {
  readonly #issuer: Issuer;
  #found: Promise<JWTVerifyGetKey> | undefined;

  constructor(issuer: Issuer) {
    this.#issuer = issuer;
  }

  /** The key a token names. @throws {ConnectionProblem} `authorization_server_unavailable` */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    this.#found ??= this.#discover();
    const found = await this.#found.catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return found(header, token);
  };

  async #discover(): Promise<JWTVerifyGetKey> {
    const { http } = this.#issuer;
    const { jwks_uri = '' } = await discoverAuthorizationServer(this.#issuer);
    return createRemoteJWKSet(new URL(jwks_uri), {
      cooldownDuration: pause,
      cacheMaxAge: freshFor,
      [joseFetch]: (url, options) => http[customFetch](url, options),
    });
  }
}
