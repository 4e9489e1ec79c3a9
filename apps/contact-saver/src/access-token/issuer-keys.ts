import { AsyncResource } from 'node:async_hooks';
import { type JWTVerifyGetKey, createRemoteJWKSet, customFetch, errors } from 'jose';
import { type Way, ways } from './decisions.ts';
import { KeysUnavailableError } from './errors.ts';

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** How requests to the issuer leave this process. */
  readonly fetch: typeof globalThis.fetch;
}

/** Milliseconds between two fetches, failed ones included: a flood of made-up `kid`s must not become a flood of ours. */
const pause = 30_000;

/** The same while there are no keys at all: we and the issuer may be starting together. */
const pauseWithoutKeys = 1_000;

/** Milliseconds after which keys are fetched anew although none is missing, so that a withdrawn one stops working. */
const freshFor = 300_000;

/**
 * The issuer's public keys. An unknown `kid` makes us look again, at most every 30 seconds; while the issuer is down,
 * or slow, the keys we have keep working and no request waits for newer ones.
 */
export class IssuerKeys {
  readonly #remote: ReturnType<typeof createRemoteJWKSet>;
  readonly #background = new AsyncResource('issuer-keys');
  #triedAt = -Infinity;
  #loadedAt = -Infinity;
  #failure: unknown;

  constructor({ issuer, fetch }: IssuerKeysOptions) {
    this.#remote = createRemoteJWKSet(new URL('/jwks', issuer), {
      // When to fetch is decided here: jose itself counts successful fetches only.
      cooldownDuration: Infinity,
      cacheMaxAge: Infinity,
      [customFetch]: (url, options) => fetch(url, options as RequestInit),
    });
  }

  /** The key a token names. Throws KeysUnavailableError when there never were any. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const inMemory = this.#loadedAt !== -Infinity;
    if (!(await this.ready())) {
      throw new KeysUnavailableError('the keys have never been loaded', { cause: this.#failure });
    }
    // Nobody waits for it, and it is no part of the request that happens to come then.
    if (Date.now() - this.#loadedAt > freshFor)
      void this.#background.runInAsyncScope(() => this.#load(pause));
    try {
      const key = await this.#remote(header, token);
      ways.publish((inMemory ? 'key-in-memory' : 'key-fetched') satisfies Way);
      return key;
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#load(pause);
      const key = await this.#remote(header, token);
      ways.publish('key-fetched' satisfies Way);
      return key;
    }
  };

  /** Whether keys are loaded, loading them if they never were. */
  async ready(): Promise<boolean> {
    if (this.#loadedAt === -Infinity) await this.#load(pauseWithoutKeys);
    return this.#loadedAt !== -Infinity;
  }

  /** Fetches the keys, unless that was tried less than `interval` ago; joins a fetch that is under way. */
  async #load(interval: number): Promise<void> {
    if (!this.#remote.reloading) {
      if (Date.now() - this.#triedAt < interval) return;
      this.#triedAt = Date.now();
    }
    try {
      await this.#remote.reload();
      this.#loadedAt = Date.now();
    } catch (error) {
      this.#failure = error;
    }
  }
}
