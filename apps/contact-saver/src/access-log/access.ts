import type { AccessOutcome } from '@ecosystem/types/activity';

/** What is kept of one request: names, and nothing that opens anything. */
export interface Access {
  readonly ownerIssuer: string;
  readonly ownerSubject: string;
  readonly clientId: string;
  readonly route: string;
  readonly outcome: AccessOutcome;
  readonly occurredAt: Date;
}
