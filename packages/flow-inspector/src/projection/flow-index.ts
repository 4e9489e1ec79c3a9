import type { Trace } from '../trace.ts';
import { buildTrace } from './build-trace.ts';
import { type EventKeys, keysOf } from './keys.ts';
import type { DatedEvent } from './dated-event.ts';

interface Flow {
  readonly events: DatedEvent[];
  /** Whether an authorization belongs to it. */
  hasAuthorization: boolean;
  /** The code challenge of its authorization request. */
  challenge: string | undefined;
  trace?: Trace;
}

/**
 * Which recorded events belong together. Found through the protocol's own values, in the order in which events are
 * stored: nobody has to tell, and nothing was added to a message for it. Every replica comes to the same result.
 */
export class FlowIndex {
  readonly #byKey = new Map<string, Flow>();
  readonly #bySession = new Map<string, Flow>();
  readonly #byEvent = new Map<number, Flow>();
  readonly #flows = new Set<Flow>();
  #dropped = 0;

  /** Takes an event in, once. Returns the id of its flow. */
  add(dated: DatedEvent): number | undefined {
    const { event, id } = dated;
    if (event.kind === 'drop') {
      this.#dropped += event.count;
      return undefined;
    }
    const known = this.#byEvent.get(id);
    if (known) return idOf(known);
    const keys = keysOf(event);
    const flow = this.#find(keys, dated.occurredAt);
    flow.events.push(dated);
    flow.hasAuthorization ||= keys.hasState;
    flow.challenge ??= keys.challenge;
    delete flow.trace;
    this.#byEvent.set(id, flow);
    for (const key of keys.flow) if (!this.#byKey.get(key)?.hasAuthorization) this.#byKey.set(key, flow);
    for (const session of keys.sessions) this.#bySession.set(session, flow);
    return idOf(flow);
  }

  /** Events that could not be kept by a recorder. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Every flow, newest first. */
  traces(): Trace[] {
    const traces = [...this.#flows].map((flow) => this.#traceOf(flow));
    return traces.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
  }

  /** @param id the id of the flow, or of any event in it */
  trace(id: number): Trace | undefined {
    const flow = this.#byEvent.get(id);
    return flow && this.#traceOf(flow);
  }

  /** The flow a browser's session is in, by the session's fingerprint. */
  ofSession(fingerprint: string): number | undefined {
    const flow = this.#bySession.get(fingerprint);
    return flow && idOf(flow);
  }

  /** Forgets events that were pruned. */
  forgetBefore(id: number): void {
    for (const flow of this.#flows) {
      const kept = flow.events.filter((event) => event.id >= id);
      if (kept.length === flow.events.length) continue;
      for (const event of flow.events) if (event.id < id) this.#byEvent.delete(event.id);
      flow.events.splice(0, flow.events.length, ...kept);
      if (kept.length === 0) this.#remove(flow);
      else delete flow.trace;
    }
  }

  #find(keys: EventKeys, at: Date): Flow {
    const named = keys.flow.flatMap((key) => this.#byKey.get(key) ?? []);
    const found = new Set(named.filter((flow) => !isAnotherRequest(flow, keys)));
    const visited = keys.sessions.flatMap((session) => this.#bySession.get(session) ?? []);
    const current = visited.findLast((flow) => this.#isRecent(flow, at));
    const isPlaced = [...found].some((flow) => flow.hasAuthorization);
    const isAnother = keys.begins && current?.hasAuthorization === true;
    const isPrelude = keys.begins && current?.hasAuthorization === false;
    if (current && !isAnother && (!isPlaced || isPrelude)) found.add(current);
    for (const other of this.#elsewhere(found, keys)) found.delete(other);
    const [first, ...others] = [...found].toSorted((one, other) => idOf(one) - idOf(other));
    if (!first) return this.#create();
    for (const other of others) this.#merge(first, other);
    return first;
  }

  /** A code that was injected into another flow's answer does not make one flow of two: `state` says whose answer it is. */
  #elsewhere(found: ReadonlySet<Flow>, { state }: EventKeys): Flow[] {
    const authorized = [...found].filter((flow) => flow.hasAuthorization);
    const named = state === undefined ? undefined : this.#byKey.get(state);
    const home = authorized.find((flow) => flow === named) ?? authorized[0];
    return authorized.filter((flow) => flow !== home);
  }

  /** A page looked at an hour ago is not the beginning of what is done now. */
  #isRecent(flow: Flow, at: Date): boolean {
    const last = flow.events.at(-1)?.occurredAt.getTime() ?? 0;
    return flow.hasAuthorization || at.getTime() - last < 30 * 60_000;
  }

  #create(): Flow {
    const flow: Flow = { events: [], hasAuthorization: false, challenge: undefined };
    this.#flows.add(flow);
    return flow;
  }

  #merge(into: Flow, other: Flow): void {
    into.events.push(...other.events);
    into.hasAuthorization ||= other.hasAuthorization;
    into.challenge ??= other.challenge;
    for (const map of [this.#byKey, this.#bySession] as Map<unknown, Flow>[]) {
      for (const [key, flow] of map) if (flow === other) map.set(key, into);
    }
    for (const { id } of other.events) this.#byEvent.set(id, into);
    this.#flows.delete(other);
    delete into.trace;
  }

  #remove(flow: Flow): void {
    for (const map of [this.#byKey, this.#bySession] as Map<unknown, Flow>[]) {
      for (const [key, known] of map) if (known === flow) map.delete(key);
    }
    this.#flows.delete(flow);
  }

  #traceOf(flow: Flow): Trace {
    return (flow.trace ??= buildTrace(idOf(flow), flow.events));
  }
}

/** A client that sends the same `state` again has begun anew all the same. */
function isAnotherRequest({ challenge }: Flow, keys: EventKeys): boolean {
  return keys.challenge !== undefined && challenge !== undefined && challenge !== keys.challenge;
}

/** A flow is named after the first of its events that was stored. */
function idOf({ events }: Flow): number {
  return events.reduce((lowest, { id }) => Math.min(lowest, id), Infinity);
}
