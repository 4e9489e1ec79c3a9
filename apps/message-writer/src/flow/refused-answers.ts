import { channel } from 'node:diagnostics_channel';

/** An authorization response that was refused before any step looked at it, for whoever watches. */
export interface RefusedAnswer {
  /** The problem's code. */
  readonly code: string;
}

export const refusedAnswers = channel('message-writer.refused-answer');
