import { createHmac } from 'node:crypto';

/** Values whose names are remembered at once, and characters of the longest one. */
const [remembered, longestRemembered] = [500, 2_000];

/**
 * Makes short names for secret values. Equal values get equal names in every recorder that shares the key; nobody can
 * come back from a name to its value, because the values are long and random and the key is not recorded.
 */
export class Fingerprints {
  readonly #key: string;
  /** One flow shows the same few values again and again. */
  readonly #known = new Map<string, string>();

  constructor(key: string) {
    this.#key = key;
  }

  of(value: string): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const fingerprint = createHmac('sha256', this.#key).update(value).digest('base64url').slice(0, 8);
    if (this.#known.size >= remembered) this.#known.clear();
    if (value.length <= longestRemembered) this.#known.set(value, fingerprint);
    return fingerprint;
  }
}
