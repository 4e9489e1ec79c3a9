import { createServerFetch } from '@ecosystem/transport/server-fetch';
import { type JWTVerifyGetKey, createLocalJWKSet, createRemoteJWKSet, customFetch, errors } from 'jose';
import { KeysUnavailableError } from './errors.ts';

export interface IssuerKeysOptions {
  readonly issuer: string;
  readonly connectTo: string | undefined;
}

/** Milliseconds between two fetches of the keys at least: a flood of made-up `kid`s must not become a flood of ours. */
const cooldown = 30_000;

/** Milliseconds after which keys are fetched anew although none is missing. */
const cacheMaxAge = 300_000;

/**
 * The issuer's public keys. An unknown `kid` makes us look again, at most every 30 seconds; while the issuer is down
 * the keys we have keep working.
 */
export class IssuerKeys {
  readonly #remote: ReturnType<typeof createRemoteJWKSet>;

  constructor({ issuer, connectTo }: IssuerKeysOptions) {
    const fetch = createServerFetch({ routes: [{ origin: issuer, connectTo }], timeout: 5_000 });
    this.#remote = createRemoteJWKSet(new URL('/jwks', issuer), {
      cooldownDuration: cooldown,
      cacheMaxAge,
      [customFetch]: (url, options) => fetch(url, options as RequestInit),
    });
  }

  /** The key a token names. Throws KeysUnavailableError when there never were any. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    try {
      return await this.#remote(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      return this.#fromCache(header, token, error);
    }
  };

  /** Whether keys are loaded, loading them if they are not. */
  async ready(): Promise<boolean> {
    if (this.#remote.jwks() !== undefined) return true;
    return this.#remote.reload().then(
      () => true,
      () => false,
    );
  }

  async #fromCache(...[header, token, cause]: [...Parameters<JWTVerifyGetKey>, unknown]) {
    const jwks = this.#remote.jwks();
    if (jwks === undefined) throw new KeysUnavailableError('the keys have never been loaded', { cause });
    return createLocalJWKSet(jwks)(header, token);
  }
}
