import { randomUUID } from 'node:crypto';
import type { FlowEvent } from './flow-event.ts';
import type { FlowParty } from './flow-party.ts';

/** An event that is yet to be told, and the moment it stands for, in milliseconds of this process's own clock. */
export interface QueuedEvent {
  /** Makes what may be written of what happened. */
  readonly tell: () => FlowEvent | Promise<FlowEvent>;
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

const batchSize = 250;

/** Events told in one go, before others who wait for this process have their turn. */
const tellingSize = 16;

/**
 * Milliseconds in which events are gathered before they are written together; longer while so many come that nobody
 * follows single arrows by eye, because a write costs what it costs.
 */
const gathering = { usual: 50, busy: 200 };
const busyFrom = 30;

/**
 * Between capturing and storing: bounded, never in anybody's way, and honest about what it dropped. Events are told when
 * they are written: many at a time cost a fraction of what each costs between two requests.
 */
export class EventQueue {
  readonly #options: Required<EventQueueOptions>;
  readonly #waiting: QueuedEvent[] = [];
  #told: DatedByUs[] = [];
  #dropped = 0;
  #pausedUntil = -Infinity;
  #lastWritten = 0;
  #writing: Promise<void> | undefined;

  constructor(options: EventQueueOptions) {
    this.#options = { limit: 2_000, retryAfter: 1_000, ...options };
  }

  add(queued: QueuedEvent): void {
    if (this.#waiting.length + this.#told.length >= this.#options.limit) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(queued);
    this.#start();
  }

  #resume(): void {
    this.#pausedUntil = -Infinity;
    if (this.#waiting.length + this.#told.length > 0) this.#start();
  }

  #start(): void {
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when everything that was waiting is written, or could not be. */
  async drain(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    do {
      await this.#gather();
    } while ((await this.#writeGathered()) && this.#waiting.length > 0);
    this.#writing = undefined;
  }

  async #gather(): Promise<void> {
    const wait = this.#lastWritten < busyFrom ? gathering.usual : gathering.busy;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }

  /** What comes while this is under way is gathered for the next time; after a failure events are told and kept. */
  async #writeGathered(): Promise<boolean> {
    await this.#tellAll();
    if (performance.now() < this.#pausedUntil) return false;
    this.#lastWritten = this.#told.length;
    while (this.#told.length > 0) {
      if (!(await this.#write(this.#told.slice(0, batchSize)))) return false;
      this.#told = this.#told.slice(batchSize);
    }
    return true;
  }

  async #tellAll(): Promise<void> {
    for (let left = this.#waiting.length; left > 0; left -= tellingSize) {
      const some = this.#waiting.slice(0, Math.min(tellingSize, left));
      const told = await Promise.all(some.map(tell));
      this.#told.push(...told.filter((event) => event !== undefined));
      this.#waiting.splice(0, some.length);
      this.#dropped += told.filter((event) => event === undefined).length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #write(events: readonly DatedByUs[]): Promise<boolean> {
    const { party, retryAfter, write } = this.#options;
    const dropped = this.#dropped;
    try {
      await write(dropped === 0 ? events : [...events, { event: dropEvent(party, dropped), at: Date.now() }]);
      this.#dropped -= dropped;
      return true;
    } catch (error) {
      if (error instanceof RefusedEventsError) return this.#writeOneByOne(events);
      this.#pausedUntil = performance.now() + retryAfter;
      setTimeout(() => this.#resume(), retryAfter).unref();
      return false;
    }
  }

  /** One event that cannot be stored must not keep the others waiting forever: it is dropped, and counted. */
  async #writeOneByOne(events: readonly DatedByUs[]): Promise<boolean> {
    if (events.length === 1) {
      this.#dropped += 1;
      return true;
    }
    for (const event of events) if (!(await this.#write([event]))) return false;
    return true;
  }
}

/** Undefined for what cannot be told: it must not keep the others waiting. */
function tell({ at, tell }: QueuedEvent): DatedByUs | undefined | Promise<DatedByUs | undefined> {
  const date = (event: FlowEvent) => ({ event, at: performance.timeOrigin + at });
  try {
    const told = tell();
    return told instanceof Promise ? told.then(date, () => undefined) : date(told);
  } catch {
    return undefined;
  }
}

function dropEvent(party: FlowParty, count: number): FlowEvent {
  return { kind: 'drop', id: randomUUID(), party, at: new Date().toISOString(), count };
}
