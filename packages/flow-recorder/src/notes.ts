import type { RecordedArtifact } from './flow-event.ts';
import type { FlowParty } from './flow-party.ts';
import type { CapturedExchange } from './redact/redact-exchange.ts';

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

export interface ArtifactChange extends Pick<RecordedArtifact, 'artifact' | 'action'> {
  /** The credential itself, of which only a fingerprint is kept. */
  readonly value?: string | undefined;
  readonly expiresAt?: Date | undefined;
  readonly note?: string | undefined;
  /** Values that say which flow it belongs to, besides what is under way. */
  readonly joins?: readonly string[];
  readonly sessions?: readonly string[];
}
