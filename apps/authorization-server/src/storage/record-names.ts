import { hashId, keyOf } from './record.ts';

/** What identifies a record to the library: its model and its id, which may be a credential. */
export interface RecordKey {
  readonly model: string;
  readonly id: string;
  /** Of a record that was found by something else than its id, which nobody here knows then. */
  readonly idHash?: string | undefined;
}

/** One name for each record that a request has to do with; each id is hashed once. */
export class RecordNames {
  readonly #ids = new Map<string, string>();
  readonly #hashes = new Map<string, string>();

  nameOf({ model, id }: RecordKey): string {
    const name = keyOf(model, this.hashOf(id));
    this.#ids.set(name, id);
    return name;
  }

  hashOf(id: string): string {
    const known = this.#hashes.get(id);
    if (known !== undefined) return known;
    const hash = hashId(id);
    this.#hashes.set(id, hash);
    return hash;
  }

  /** An id that stands for a hash, and not the other way round. */
  setHash(id: string, hash: string): void {
    this.#hashes.set(id, hash);
  }

  idOf(name: string): string | undefined {
    return this.#ids.get(name);
  }
}
