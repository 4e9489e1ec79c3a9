import { type KeyObject, createHmac, createSecretKey } from 'node:crypto';

/** Milliseconds after which no value is in memory any more because of its name, and how many are at most. */
const [kept, mostKept] = [1_000, 2_000];

/**
 * Makes short names for secret values. Equal values get equal names in every recorder that shares the key; nobody can
 * come back from a name to its value, because the values are long and random and the key is not recorded.
 */
export class Fingerprints {
  readonly #key: KeyObject;
  /** One value stands in many messages of a flow, and an HMAC costs more than all else that is done with it. */
  readonly #names = new Map<string, string>();

  constructor(key: string) {
    this.#key = createSecretKey(key, 'utf8');
  }

  of(value: string): string {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const name = createHmac('sha256', this.#key).update(value).digest('base64url').slice(0, 8);
    this.#keep(value, name);
    return name;
  }

  #keep(value: string, name: string): void {
    if (this.#names.size === 0) setTimeout(() => this.#names.clear(), kept).unref();
    if (this.#names.size < mostKept) this.#names.set(value, name);
  }
}
