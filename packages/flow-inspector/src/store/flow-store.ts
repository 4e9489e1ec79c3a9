import { EventEmitter } from 'node:events';
import { isFlowEvent } from '@ecosystem/flow-recorder/flow-event';
import { type FlowReader, type StoredEvent, openFlowReader } from '@ecosystem/prisma/flow-reader';
import { FlowIndex } from '../projection/flow-index.ts';
import type { Trace } from '../trace.ts';

export interface Retention {
  /** Seconds. */
  readonly olderThan: number;
  /** Events. */
  readonly keep: number;
}

const defaultRetention: Retention = { olderThan: 7 * 24 * 60 * 60, keep: 20_000 };

/** Events that are read at once. */
const pageSize = 250;

/** Ids behind the newest that may still come: they are given out before they are stored. */
const overlap = 250;

/** Milliseconds between two rounds of pruning. */
const pruneInterval = 60_000;

/** Recorded flows as they are now: read once, then kept up to date by what the database announces. */
export class FlowStore {
  index = new FlowIndex();
  readonly #reader: FlowReader;
  readonly #changes = new EventEmitter<{ flow: [id: number] }>();
  readonly #retention: Retention;
  #loaded: Promise<void> | undefined;
  #loading: Promise<void> = Promise.resolve();
  #newest = 0;
  #listening: { close(): void } | undefined;
  #pruning: NodeJS.Timeout | undefined;

  constructor(url: string, retention: Retention = defaultRetention) {
    this.#reader = openFlowReader({ url });
    this.#retention = retention;
    this.#changes.setMaxListeners(0);
  }

  /** Begins to listen; resolves when what is stored has been read. Rejects while the database is away. */
  async ready(): Promise<void> {
    this.#listening ??= this.#reader.listen({
      onStored: (ids) => this.#onStored(ids),
      onConnected: () => void this.#load().catch(() => undefined),
    });
    this.#pruning ??= setInterval(() => void this.prune().catch(() => undefined), pruneInterval).unref();
    this.#loaded ??= this.#load();
    await this.#loaded.catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    });
  }

  traces(): Trace[] {
    return this.index.traces();
  }

  trace(id: string): Trace | undefined {
    return /^\d{1,15}$/.test(id) ? this.index.trace(Number(id)) : undefined;
  }

  /** Hears of every flow that changes. Returns the function that ends it. */
  onChange(listener: (id: number) => void): () => void {
    this.#changes.on('flow', listener);
    return () => this.#changes.off('flow', listener);
  }

  /** Keeps what is stored within its bounds. */
  async prune(): Promise<void> {
    if ((await this.#reader.prune(this.#retention)) === 0) return;
    this.index.forgetBefore(await this.#reader.readOldestId());
  }

  close(): void {
    this.#listening?.close();
    clearInterval(this.#pruning);
  }

  /** Id 0 is announced by whoever has emptied the database. */
  #onStored(ids: readonly number[]): void {
    if (ids.includes(0)) [this.index, this.#newest] = [new FlowIndex(), 0];
    void this.#reader.readByIds(ids).then(
      (stored) => this.#add(stored),
      () => undefined,
    );
  }

  /** Reads on from where it is; one reading after the other. */
  async #load(): Promise<void> {
    this.#loading = this.#loading.catch(() => undefined).then(async () => this.#readOn());
    return this.#loading;
  }

  async #readOn(): Promise<void> {
    const oldestKept = (await this.#reader.readNewestId()) - this.#retention.keep;
    let last = Math.max(this.#newest - overlap, oldestKept);
    for (;;) {
      const page = await this.#reader.readAfter(last, pageSize);
      this.#add(page);
      last = page.at(-1)?.id ?? last;
      if (page.length < pageSize) return;
      // Requests go first: this process has people to serve.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #add(stored: readonly StoredEvent[]): void {
    const changed = new Set<number>();
    for (const { event, ...dated } of stored) {
      this.#newest = Math.max(this.#newest, dated.id);
      const flow = isFlowEvent(event) ? this.index.add({ ...dated, event }) : undefined;
      if (flow !== undefined) changed.add(flow);
    }
    for (const flow of changed) this.#changes.emit('flow', flow);
  }
}
