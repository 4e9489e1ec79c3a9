import type { CheckId } from '@ecosystem/flow-recorder/checks';
import { checks } from '@ecosystem/flow-recorder/checks';
import type { ValueKind } from '@ecosystem/flow-recorder/flow-event';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import { createHash } from 'node:crypto';
import type { TracedExchange, TraceEvent } from '../trace.ts';

type Given = Pick<TracedExchange, 'message' | 'from' | 'to'> & {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly status?: number;
  readonly answerHeaders?: Record<string, string>;
  readonly answer?: unknown;
  readonly parent?: string;
  readonly duration?: number;
  readonly values?: TracedExchange['values'];
  readonly tokens?: TracedExchange['tokens'];
};

/** Builds the events of an invented flow. Everything random in it is made from the name of the run. */
export class SampleRecording {
  readonly events: TraceEvent[] = [];
  readonly #run: string;
  readonly #installation: string;
  #now: number;

  constructor(run: string, installation: string, startedAt: string) {
    this.#run = run;
    this.#installation = installation;
    this.#now = Date.parse(startedAt);
  }

  /** A value that looks random, the same one for the same name in the same run. */
  random(name: string, length = 43): string {
    return createHash('sha512').update(`${this.#run} ${name}`).digest('base64url').slice(0, length);
  }

  /** A value that stays the same from run to run, until the database is made anew. */
  installed(name: string): string {
    return createHash('sha256').update(`${this.#installation} ${name}`).digest('base64url');
  }

  hex(name: string, length = 16): string {
    return createHash('sha256').update(`${this.#run} ${name}`).digest('hex').slice(0, length);
  }

  fingerprint(name: string): string {
    return this.random(`fingerprint of ${name}`, 8);
  }

  stub(word: string, name = word, length = 43): string {
    return `‹${word} · ${length} characters · #${this.fingerprint(name)}›`;
  }

  follow(kind: ValueKind, name: string, place: string, of: string = name) {
    return { kind, name, fingerprint: this.fingerprint(of), place };
  }

  time(): string {
    return new Date(this.#now).toISOString();
  }

  exchange(given: Given): TracedExchange {
    const { message, from, to, method = 'GET', url, headers = {}, body = null, status = 200 } = given;
    const { answerHeaders = {}, answer = null, parent, duration = 4, values = [], tokens = [] } = given;
    const seq = this.events.length + 1;
    const event: TracedExchange = {
      kind: 'exchange',
      id: this.hex(`span ${seq}`),
      trace: this.hex(`trace ${parent ?? seq}`, 32),
      ...(parent !== undefined && { parent }),
      message,
      from,
      to,
      channel: from === 'browser' ? 'front' : 'back',
      startedAt: this.time(),
      duration,
      request: { method, url, headers, body },
      response: {
        status,
        headers: { date: new Date(this.#now).toUTCString(), ...answerHeaders },
        body: answer,
      },
      values,
      joins: [this.fingerprint('state')],
      tokens,
      seq,
      recordedBy: from === 'browser' ? [to] : [from, to],
    };
    this.events.push(event);
    this.#now += 5;
    return event;
  }

  check(exchange: TracedExchange, party: FlowParty, check: CheckId, reason?: string): void {
    const seq = this.events.length + 1;
    this.events.push({
      kind: 'check',
      id: `${this.hex(`check ${seq}`, 8)}-0000-4000-8000-${this.hex(`check ${seq}`, 12)}`,
      party,
      check,
      message: checks[check].messages[0] ?? exchange.message,
      exchange: exchange.id,
      trace: exchange.trace,
      at: this.time(),
      passed: reason === undefined,
      ...(reason !== undefined && { reason }),
      seen: true,
      source: checks[check].source,
      joins: [],
      seq,
      from: party,
      to: party,
    });
    this.#now += 1;
  }
}
