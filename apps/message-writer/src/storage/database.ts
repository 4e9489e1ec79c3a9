import 'server-only';
import { type MessageWriterDatabase, openMessageWriterDatabase } from '@ecosystem/prisma/message-writer';
import { env } from '../env.ts';
import { logger } from '../http/logger.ts';
import { oncePerProcess } from './once-per-process.ts';

/** This process's connections to the `message_writer` database. */
export function database(): MessageWriterDatabase {
  return oncePerProcess('database', () =>
    openMessageWriterDatabase({
      url: env().databaseUrl,
      onConnectionLost: (error) => logger.warn({ reason: error.message }, 'database connection lost'),
    }),
  );
}
