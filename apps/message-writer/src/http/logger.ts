import { pino } from 'pino';

/** JSON lines to standard output. Callers log reasons and names, never messages, tokens or bodies. */
export const logger = pino({ name: 'message-writer' });
