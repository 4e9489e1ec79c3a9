import { randomUUID } from 'node:crypto';
import { type FlowContext, flowContext } from './context.ts';
import { Fingerprints } from './fingerprint.ts';
import type { FlowEvent, RecordedExchange, RecordedToken } from './flow-event.ts';
import type { FlowParty } from './flow-party.ts';
import type { CheckId } from './checks.ts';
import type { MessageId } from './messages.ts';
import type { ArtifactChange, Capture } from './notes.ts';
import { EventQueue, type WriteEvents } from './queue.ts';
import type { CapturedToken } from './redact/collector.ts';
import { type CapturedExchange, type RedactedExchange, redactExchange } from './redact/redact-exchange.ts';

/** Whether a signature is good, and by which key. */
export type VerifyToken = (jwt: string) => Promise<{ valid: boolean; kid: string | null } | undefined>;

export interface RecorderOptions {
  readonly party: FlowParty;
  /** The public URL of every party. */
  readonly parties: Readonly<Partial<Record<FlowParty, string>>>;
  /** The secret that all recorders share. */
  readonly fingerprintKey: string;
  readonly write: WriteEvents;
  /** For a party that has the issuer's keys: tokens are verified before their signature is cut off. */
  readonly verifyToken?: VerifyToken;
}

/** Takes notes for one party. Nothing it does can fail or delay a request. */
export class Recorder {
  readonly party: FlowParty;
  /** The public URL of this party. */
  readonly origin: string;
  readonly #origins: ReadonlyMap<string, FlowParty>;
  readonly #fingerprints: Fingerprints;
  readonly #queue: EventQueue;
  readonly #verifyToken: VerifyToken | undefined;

  constructor({ party, parties, fingerprintKey, write, verifyToken }: RecorderOptions) {
    this.party = party;
    this.#origins = new Map(
      Object.entries(parties).map(([name, url]) => [new URL(url).origin, name as FlowParty]),
    );
    this.origin = new URL(parties[party] ?? 'http://unknown').origin;
    this.#fingerprints = new Fingerprints(fingerprintKey);
    this.#queue = new EventQueue({ party, write });
    this.#verifyToken = verifyToken;
  }

  /** Whose origin a URL is, if it is a party's. */
  partyOf(url: URL): FlowParty | undefined {
    return this.#origins.get(url.origin);
  }

  fingerprint(value: string): string {
    return this.#fingerprints.of(value);
  }

  /** What would be kept of an exchange; records nothing. */
  redact(captured: CapturedExchange): RedactedExchange {
    return redactExchange(this.#fingerprints, captured);
  }

  /** Notes an exchange. When it is redacted, the request it was part of has long been answered. */
  recordExchange(capture: Capture): void {
    this.#queue.add({ tell: () => this.#tellExchange(capture), at: capture.startedAt });
  }

  /**
   * Notes decisions about one message that all passed, in the order in which they were made.
   *
   * @param seen false when a library made them without announcing each, and going on is the proof
   */
  recordPassed(message: MessageId, checks: readonly CheckId[], { seen }: { readonly seen: boolean }): void {
    if (checks.length === 0) return;
    const passed = [...checks];
    this.#add((what) => ({ kind: 'passed-checks', ...what, message, checks: passed, seen }));
  }

  /** Notes the decision by which a message was refused. @param reason without any secret value */
  recordRefused(message: MessageId, check: CheckId, reason: string): void {
    const shortened = reason.slice(0, 300);
    this.#add((what) => ({
      kind: 'check',
      ...what,
      message,
      check,
      passed: false,
      reason: shortened,
      seen: true,
    }));
  }

  /** Notes that something came into being, was used, or ended. */
  recordArtifact(change: ArtifactChange, context?: FlowContext): void {
    const { artifact, action, value, expiresAt, note, joins = [], sessions } = change;
    this.#add(
      (what) => ({
        kind: 'artifact',
        artifact,
        action,
        ...(value !== undefined && { fingerprint: this.fingerprint(value) }),
        ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
        ...(note !== undefined && { note }),
        ...(sessions && { sessions: sessions.map((session) => this.fingerprint(session)) }),
        ...what,
        joins: [...what.joins, ...joins.map((join) => this.fingerprint(join))],
      }),
      context,
    );
  }

  /** Before the process ends. */
  async drain(): Promise<void> {
    await this.#queue.drain();
  }

  #tellExchange(capture: Capture): RecordedExchange | Promise<RecordedExchange> {
    const { endedAt, failure, from, id, joins, parent, side, startedAt, to, trace } = capture;
    const { message, request, response, tokens, values, who } = this.redact(capture);
    const event: RecordedExchange = {
      kind: 'exchange',
      id,
      recordedBy: this.party,
      side,
      trace,
      from,
      to,
      channel: from === 'browser' ? 'front' : 'back',
      startedAt: new Date(performance.timeOrigin + startedAt).toISOString(),
      duration: Math.round((endedAt - startedAt) * 10) / 10,
      joins: [...joins],
      ...(parent !== undefined && { parent }),
      ...(failure !== undefined && { failure }),
      message,
      request,
      response,
      values,
      tokens: [],
      ...(who !== undefined && { who }),
    };
    return tokens.length === 0 ? event : this.#withTokens(event, tokens);
  }

  async #withTokens(event: RecordedExchange, tokens: readonly CapturedToken[]): Promise<RecordedExchange> {
    return { ...event, tokens: await Promise.all(tokens.map(async (token) => this.#verify(token))) };
  }

  async #verify({ raw, recorded }: CapturedToken): Promise<RecordedToken> {
    const verdict = await this.#verifyToken?.(raw).catch(() => undefined);
    if (!verdict) return recorded;
    return { ...recorded, signature: { ...verdict, verifiedAt: new Date().toISOString() } };
  }

  /** Queues what happened now, and in what: the rest is made of it when it is written. */
  #add(tell: (what: Happening) => FlowEvent, context = flowContext.getStore()): void {
    const at = performance.now();
    this.#queue.add({ tell: () => tell(this.#happening(at, context)), at });
  }

  #happening(at: number, context: FlowContext | undefined): Happening {
    return {
      id: randomUUID(),
      party: this.party,
      at: new Date(performance.timeOrigin + at).toISOString(),
      joins: [...(context?.joins ?? [])],
      ...(context && { trace: context.trace }),
      ...(context?.exchange !== undefined && { exchange: context.exchange }),
    };
  }
}

/** When, where and in what something was decided or changed. */
interface Happening {
  readonly id: string;
  readonly party: FlowParty;
  readonly at: string;
  readonly joins: string[];
  readonly trace?: string;
  readonly exchange?: string;
}
