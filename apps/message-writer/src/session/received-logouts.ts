import { channel } from 'node:diagnostics_channel';
import type { LogoutTokenError } from '../oauth/validate-logout-token.ts';

/** What was decided about a logout token, for whoever watches. */
export interface ReceivedLogout {
  /** Undefined when it was obeyed. */
  readonly refusal?: LogoutTokenError;
}

export const receivedLogouts = channel('message-writer.logout-token');
