import { PrismaClient } from '../generated/message-writer/client.ts';
import { type ConnectOptions, connect } from './connect.ts';
import { migrationsApplied } from './migrations-applied.ts';

export { Prisma } from '../generated/message-writer/client.ts';
export type { ConnectOptions } from './connect.ts';
export type * from '../generated/message-writer/models.ts';
export type MessageWriterDatabase = PrismaClient;

/** The door to the `message_writer` database. Nothing is connected before the first query. */
export function openMessageWriterDatabase(options: ConnectOptions): MessageWriterDatabase {
  return new PrismaClient({ adapter: connect(options).adapter, errorFormat: 'minimal' });
}

/** Whether the database answers and is migrated; `false`, never an exception, when it is not. */
export async function isMessageWriterDatabaseReady(database: MessageWriterDatabase): Promise<boolean> {
  return migrationsApplied(database, 'message-writer').catch(() => false);
}
