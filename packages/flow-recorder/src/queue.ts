import { randomUUID } from 'node:crypto';
import type { FlowEvent, FlowParty } from './flow-event.ts';

/** An event and the moment it stands for, in milliseconds of this process's own clock. */
export interface QueuedEvent {
  readonly event: FlowEvent;
  readonly at: number;
}

/** Thrown by a writer for events that can never be stored. */
export class RefusedEventsError extends Error {
  override name = 'RefusedEventsError';

  constructor(options?: ErrorOptions) {
    super('the events cannot be stored', options);
  }
}

/** Writes events somewhere. Rejecting leaves them in the queue, unless it is with a RefusedEventsError. */
export type WriteEvents = (events: readonly DatedByUs[]) => Promise<void>;

/** An event and when it happened: milliseconds since 1970 with fractions, by this process's own clock. */
export interface DatedByUs {
  readonly event: FlowEvent;
  readonly at: number;
}

export interface EventQueueOptions {
  readonly party: FlowParty;
  readonly write: WriteEvents;
  /** Events that may wait at once; further ones are dropped and counted. */
  readonly limit?: number;
  /** Milliseconds before writing is tried again after a failure. */
  readonly retryAfter?: number;
}

const batchSize = 200;

/** Milliseconds in which events are gathered before they are written together. */
const gathering = 50;

/** Between capturing and storing: bounded, never in anybody's way, and honest about what it dropped. */
export class EventQueue {
  readonly #options: Required<EventQueueOptions>;
  #waiting: QueuedEvent[] = [];
  #dropped = 0;
  #pausedUntil = -Infinity;
  #writing: Promise<void> | undefined;

  constructor(options: EventQueueOptions) {
    this.#options = { limit: 2_000, retryAfter: 1_000, ...options };
  }

  add(queued: QueuedEvent): void {
    if (this.#waiting.length >= this.#options.limit) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(queued);
    this.#start();
  }

  #resume(): void {
    this.#pausedUntil = -Infinity;
    if (this.#waiting.length > 0) this.#start();
  }

  #start(): void {
    if (performance.now() >= this.#pausedUntil) this.#writing ??= this.#writeAll();
  }

  /** Resolves when everything that was waiting is written, or could not be. */
  async drain(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gathering));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, batchSize);
      if (!(await this.#write(batch))) break;
      this.#waiting = this.#waiting.slice(batch.length);
    }
    this.#writing = undefined;
  }

  async #write(batch: readonly QueuedEvent[]): Promise<boolean> {
    const { party, retryAfter, write } = this.#options;
    const dropped = this.#dropped;
    const events = batch.map(({ event, at }) => ({ event, at: performance.timeOrigin + at }));
    try {
      await write(dropped === 0 ? events : [...events, { event: dropEvent(party, dropped), at: Date.now() }]);
      this.#dropped -= dropped;
      return true;
    } catch (error) {
      if (error instanceof RefusedEventsError) return this.#writeOneByOne(batch);
      this.#pausedUntil = performance.now() + retryAfter;
      setTimeout(() => this.#resume(), retryAfter).unref();
      return false;
    }
  }

  /** One event that cannot be stored must not keep the others waiting forever: it is dropped, and counted. */
  async #writeOneByOne(batch: readonly QueuedEvent[]): Promise<boolean> {
    if (batch.length === 1) {
      this.#dropped += 1;
      return true;
    }
    for (const queued of batch) if (!(await this.#write([queued]))) return false;
    return true;
  }
}

function dropEvent(party: FlowParty, count: number): FlowEvent {
  return { kind: 'drop', id: randomUUID(), party, at: new Date().toISOString(), count };
}
