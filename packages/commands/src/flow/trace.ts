import type { Exchange } from '../user-agent/user-agent.ts';
import { type RedactedRequest, type RedactedResponse, createRedactor } from './redact.ts';

/** One line of a trace: a message that was sent, or something that was checked. */
export type TraceEvent = ExchangeEvent | CheckEvent;

export interface ExchangeEvent {
  readonly seq: number;
  readonly kind: 'exchange';
  readonly from: 'browser';
  readonly to: string;
  readonly channel: 'front';
  /** Milliseconds. */
  readonly duration: number;
  readonly request: Readonly<RedactedRequest>;
  readonly response: Readonly<RedactedResponse>;
}

export interface CheckEvent {
  readonly seq: number;
  readonly kind: 'check';
  readonly title: string;
  readonly section: string;
  readonly passed: boolean;
  /** Why it failed. */
  readonly reason?: string;
}

/** Thrown to fail a check with a reason. */
export class CheckFailed extends Error {
  override name = 'CheckFailed';
}

/** Collects what happened in one run, redacted as it comes in. */
export class Trace {
  readonly events: TraceEvent[] = [];
  readonly #parties: ReadonlyMap<string, string>;
  readonly #redact = createRedactor();
  readonly #onEvent: (event: TraceEvent) => void;

  /** @param parties the name of each party by its origin */
  constructor(parties: ReadonlyMap<string, string>, onEvent: (event: TraceEvent) => void) {
    this.#parties = parties;
    this.#onEvent = onEvent;
  }

  get passed(): boolean {
    return this.events.every((event) => event.kind !== 'check' || event.passed);
  }

  addExchange(exchange: Exchange): void {
    const { origin } = new URL(exchange.request.url);
    this.#add({
      seq: this.events.length + 1,
      kind: 'exchange',
      from: 'browser',
      to: this.#parties.get(origin) ?? origin,
      channel: 'front',
      duration: Math.round(exchange.duration),
      ...this.#redact(exchange),
    });
  }

  /**
   * Notes whether something holds.
   *
   * @param section where it is required, for example `RFC 9207 §2.4`
   * @param holds throws, or returns false, when it does not
   */
  async check(title: string, section: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    let reason: string | undefined;
    try {
      if (!(await holds())) reason = 'it does not hold';
    } catch (error) {
      reason = error instanceof Error ? error.message : 'it could not be checked';
    }
    const seq = this.events.length + 1;
    const passed = reason === undefined;
    this.#add({ seq, kind: 'check', title, section, passed, ...(reason !== undefined && { reason }) });
    if (reason !== undefined) throw new CheckFailed(`${title}: ${reason}`);
  }

  #add(event: TraceEvent): void {
    this.events.push(event);
    this.#onEvent(event);
  }
}
