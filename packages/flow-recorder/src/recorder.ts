import { randomUUID } from 'node:crypto';
import { type CheckId, checks } from './checks.ts';
import { type FlowContext, flowContext } from './context.ts';
import { Fingerprints } from './fingerprint.ts';
import type {
  FlowEvent,
  FlowParty,
  RecordedArtifact,
  RecordedExchange,
  RecordedToken,
} from './flow-event.ts';
import type { MessageId } from './messages.ts';
import { EventQueue, type WriteEvents } from './queue.ts';
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

/** An exchange with its secrets still in it, and when and between whom it happened. */
export interface Capture extends CapturedExchange {
  readonly id: string;
  readonly side: 'client' | 'server';
  readonly trace: string;
  readonly parent?: string | undefined;
  readonly from: FlowParty;
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failure?: string | undefined;
  readonly joins: readonly string[];
}

export interface CheckResult {
  readonly check: CheckId;
  readonly message: MessageId;
  readonly passed: boolean;
  readonly reason?: string | undefined;
  readonly seen: boolean;
}

export interface ArtifactChange extends Pick<RecordedArtifact, 'artifact' | 'action'> {
  /** The credential itself, of which only a fingerprint is kept. */
  readonly value?: string | undefined;
  readonly expiresAt?: Date | undefined;
  readonly note?: string | undefined;
}

/** Takes notes for one party. Nothing it does can fail or delay a request. */
export class Recorder {
  readonly party: FlowParty;
  readonly #origins: ReadonlyMap<string, FlowParty>;
  readonly #fingerprints: Fingerprints;
  readonly #queue: EventQueue;
  readonly #verifyToken: VerifyToken | undefined;

  constructor({ party, parties, fingerprintKey, write, verifyToken }: RecorderOptions) {
    this.party = party;
    this.#origins = new Map(
      Object.entries(parties).map(([name, url]) => [new URL(url).origin, name as FlowParty]),
    );
    this.#fingerprints = new Fingerprints(fingerprintKey);
    this.#queue = new EventQueue({ party, write });
    this.#verifyToken = verifyToken;
  }

  /** Whose origin a URL is, if it is a party's. */
  partyOf(url: URL): FlowParty | undefined {
    return this.#origins.get(url.origin);
  }

  /** The public URL of this party. */
  get origin(): string {
    const own = [...this.#origins].find(([, party]) => party === this.party);
    return own?.[0] ?? 'http://unknown';
  }

  fingerprint(value: string): string {
    return this.#fingerprints.of(value);
  }

  /** What would be kept of an exchange; records nothing. */
  redact(captured: CapturedExchange): RedactedExchange {
    return redactExchange(this.#fingerprints, captured);
  }

  /** Notes an exchange, later: when it is redacted, the request it was part of has long been answered. */
  recordExchange(capture: Capture): void {
    setImmediate(() => void this.#recordExchange(capture).catch(() => undefined));
  }

  /** Notes a decision of this party, in the exchange or step under way unless another one is given. */
  recordCheck(result: CheckResult, context: FlowContext | undefined = flowContext.getStore()): void {
    const { check, message, passed, reason, seen } = result;
    this.#add({
      kind: 'check',
      id: randomUUID(),
      party: this.party,
      check,
      message,
      passed,
      seen,
      source: checks[check].source,
      at: new Date().toISOString(),
      ...(reason !== undefined && { reason: reason.slice(0, 300) }),
      ...placeOf(context),
    });
  }

  /** Notes that something came into being, was used, or ended. */
  recordArtifact(change: ArtifactChange, context: FlowContext | undefined = flowContext.getStore()): void {
    const { artifact, action, value, expiresAt, note } = change;
    this.#add({
      kind: 'artifact',
      id: randomUUID(),
      party: this.party,
      artifact,
      action,
      at: new Date().toISOString(),
      ...(value !== undefined && { fingerprint: this.fingerprint(value) }),
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
      ...(note !== undefined && { note }),
      ...placeOf(context),
    });
  }

  /** Before the process ends. */
  async drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    await this.#queue.drain();
  }

  async #recordExchange(capture: Capture): Promise<void> {
    const { endedAt, failure, from, id, joins, parent, side, startedAt, to, trace } = capture;
    const { tokens, ...redacted } = this.redact(capture);
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
      ...redacted,
      tokens: await Promise.all(tokens.map(async (token) => this.#verify(token))),
    };
    this.#add(event, startedAt);
  }

  async #verify({ raw, recorded }: { raw: string; recorded: RecordedToken }): Promise<RecordedToken> {
    const verdict = await this.#verifyToken?.(raw).catch(() => undefined);
    if (!verdict) return recorded;
    return { ...recorded, signature: { ...verdict, verifiedAt: new Date().toISOString() } };
  }

  #add(event: FlowEvent, at = performance.now()): void {
    this.#queue.add({ event, at });
  }
}

function placeOf(context: FlowContext | undefined) {
  return {
    joins: [...(context?.joins ?? [])],
    ...(context && { trace: context.trace }),
    ...(context?.exchange !== undefined && { exchange: context.exchange }),
  };
}
