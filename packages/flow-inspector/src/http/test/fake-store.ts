import type { FlowStore } from '../../store/flow-store.ts';
import type { Trace } from '../../trace.ts';

/** A store that holds what it is given, and counts who listens. */
export class FakeStore {
  readonly #listeners = new Set<(id: number) => void>();
  readonly #traces: readonly Trace[];
  isReady = true;
  index = { ofSession: () => undefined, dropped: 0 };

  constructor(traces: readonly Trace[] = []) {
    this.#traces = traces;
  }

  static of(traces: readonly Trace[] = []): { fake: FakeStore; store: FlowStore } {
    const fake = new FakeStore(traces);
    return { fake, store: fake as unknown as FlowStore };
  }

  get listening(): number {
    return this.#listeners.size;
  }

  async ready(): Promise<void> {
    if (!this.isReady) throw new Error('connect ECONNREFUSED, with a password in it');
  }

  traces(): readonly Trace[] {
    return this.#traces;
  }

  trace(id: string): Trace | undefined {
    return this.#traces.find((trace) => trace.id === id);
  }

  onChange(listener: (id: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(id: number): void {
    for (const listener of this.#listeners) listener(id);
  }
}
