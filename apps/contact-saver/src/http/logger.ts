import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

export const LOGGER = Symbol('logger');

/** JSON lines to standard output. Callers log reasons and names, never tokens or bodies. */
export const logger: Logger = pino({ name: 'contact-saver' });

/** Nest's own messages, in the same lines. */
export const nestLogger: LoggerService = {
  log: (message: unknown) => logger.debug(String(message)),
  error: (message: unknown) => logger.error(String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
};
