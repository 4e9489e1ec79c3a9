import type { CheckId } from '@ecosystem/flow-recorder/checks';
import type { FlowEvent, RecordedExchange, ValueKind } from '@ecosystem/flow-recorder/flow-event';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { FlowIndex } from '../flow-index.ts';
import type { DatedEvent } from '../dated-event.ts';

type Values = Partial<Record<ValueKind, string | readonly string[]>>;

export type Told = Omit<Partial<RecordedExchange>, 'values' | 'request' | 'response'> & {
  readonly values?: Values;
  readonly url?: string;
  /** No answer came. */
  readonly status?: number | null;
};

/** Makes up events one after another, each a millisecond after the one before unless told otherwise. */
export class Story {
  readonly dated: DatedEvent[] = [];
  readonly name: string;
  #now = Date.parse('2026-03-01T10:00:00.000Z');

  /** @param name tells the spans and traces of one story from those of another */
  constructor(name = 'story') {
    this.name = name;
  }

  wait(milliseconds: number): this {
    this.#now += milliseconds;
    return this;
  }

  exchange(message: MessageId, { values = {}, url = '/', status = 200, ...told }: Told = {}): DatedEvent {
    const id = told.id ?? `span ${this.dated.length + 1} of ${this.name}`;
    const from = told.from ?? 'browser';
    const headers = {};
    return this.#add({
      kind: 'exchange',
      id,
      recordedBy: 'message-writer',
      side: 'server',
      trace: `trace of ${id}`,
      message,
      from,
      to: 'message-writer',
      channel: from === 'browser' ? 'front' : 'back',
      startedAt: new Date(this.#now).toISOString(),
      duration: 1,
      request: { method: 'GET', url: `http://localhost:3000${url}`, headers, body: null },
      response: status === null ? null : { status, headers, body: null },
      joins: [],
      tokens: [],
      ...told,
      values: Object.entries(values).flatMap(([kind, names]) =>
        [names]
          .flat()
          .map((fingerprint) => ({ kind: kind as ValueKind, name: kind, fingerprint, place: 'a place' })),
      ),
    });
  }

  check(
    check: CheckId,
    message: MessageId,
    told: { exchange?: string; trace?: string; passed?: boolean; joins?: string[] },
  ) {
    const at = new Date(this.#now).toISOString();
    const decided = {
      kind: 'check',
      party: 'message-writer',
      passed: true,
      seen: true,
      joins: [] as string[],
    } as const;
    return this.#add({ ...decided, id: `check ${this.dated.length}`, check, message, at, ...told });
  }

  artifact(told: { exchange?: string; trace?: string; joins?: string[] } = {}) {
    const at = new Date(this.#now).toISOString();
    const made = {
      kind: 'artifact',
      party: 'message-writer',
      artifact: 'session',
      action: 'kept',
      joins: [] as string[],
    } as const;
    return this.#add({ ...made, id: `artifact ${this.dated.length}`, at, ...told });
  }

  drop(count: number) {
    return this.#add({
      kind: 'drop',
      id: 'drop',
      party: 'message-writer',
      at: new Date(this.#now).toISOString(),
      count,
    });
  }

  #add(event: FlowEvent): DatedEvent {
    this.#now += 1;
    const dated = { id: this.dated.length + 1, occurredAt: new Date(this.#now), event };
    this.dated.push(dated);
    return dated;
  }

  /** The flows that the events make, in the order in which they are given. */
  index(dated: readonly DatedEvent[] = this.dated): FlowIndex {
    return indexOf(dated);
  }
}

export function indexOf(dated: readonly DatedEvent[]): FlowIndex {
  const index = new FlowIndex();
  for (const event of dated) index.add(event);
  return index;
}

/** The messages of every flow, newest flow first. */
export function flowsOf(index: FlowIndex): string[][] {
  return index
    .traces()
    .map(({ events }) => events.map((event) => (event.kind === 'exchange' ? event.message : event.kind)));
}
