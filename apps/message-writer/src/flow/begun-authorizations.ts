import { channel } from 'node:diagnostics_channel';

/** An authorization that has begun in a browser's session, for whoever watches. */
export interface BegunAuthorization {
  readonly sessionId: string;
  readonly state: string;
}

export const begunAuthorizations = channel('message-writer.begun-authorization');
