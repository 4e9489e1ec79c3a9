import { randomUUID } from 'node:crypto';
import type { FlowEvent, FlowParty } from './flow-event.ts';

/** An event and the moment it stands for, in milliseconds of this process's own clock. */
export interface QueuedEvent {
  readonly event: FlowEvent;
  readonly at: number;
}

/** Writes events somewhere. Rejecting leaves them in the queue. */
export type WriteEvents = (events: readonly { event: FlowEvent; age: number }[]) => Promise<void>;

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
  #writing: Promise<void> | undefined;

  constructor(options: EventQueueOptions) {
    this.#options = { limit: 5_000, retryAfter: 1_000, ...options };
  }

  add(queued: QueuedEvent): void {
    if (this.#waiting.length >= this.#options.limit) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(queued);
    this.#writing ??= this.#writeAll();
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
    const now = performance.now();
    const events = batch.map(({ event, at }) => ({ event, age: now - at }));
    try {
      await write(dropped === 0 ? events : [...events, { event: dropEvent(party, dropped), age: 0 }]);
      this.#dropped -= dropped;
      return true;
    } catch {
      setTimeout(() => (this.#writing ??= this.#writeAll()), retryAfter).unref();
      return false;
    }
  }
}

function dropEvent(party: FlowParty, count: number): FlowEvent {
  return { kind: 'drop', id: randomUUID(), party, at: new Date().toISOString(), count };
}
