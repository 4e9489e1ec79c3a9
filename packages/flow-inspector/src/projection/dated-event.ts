import type { FlowEvent } from '@ecosystem/flow-recorder/flow-event';

/** An event and when it happened, by the database's clock. */
export interface DatedEvent {
  readonly id: number;
  readonly occurredAt: Date;
  /** The same in milliseconds, finer than a `Date` can be. */
  readonly order?: number;
  readonly event: FlowEvent;
}
