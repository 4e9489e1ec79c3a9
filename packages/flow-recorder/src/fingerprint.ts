import { createHmac } from 'node:crypto';

/**
 * Makes short names for secret values. Equal values get equal names in every recorder that shares the key; nobody can
 * come back from a name to its value, because the values are long and random and the key is not recorded.
 */
export class Fingerprints {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  of(value: string): string {
    return createHmac('sha256', this.#key).update(value).digest('base64url').slice(0, 8);
  }
}
