import { PrismaClient } from '../generated/flow/client.ts';
import { type ConnectOptions, connect } from './connect.ts';
import { migrationsApplied } from './migrations-applied.ts';

export { Prisma } from '../generated/flow/client.ts';
export type { ConnectOptions } from './connect.ts';
export type * from '../generated/flow/models.ts';
export type FlowDatabase = PrismaClient;

/** The door to the `flow` database. Nothing is connected before the first query. */
export function openFlowDatabase(options: ConnectOptions): FlowDatabase {
  return new PrismaClient({ adapter: connect(options).adapter, errorFormat: 'minimal' });
}

/** Whether the database answers and is migrated; `false`, never an exception, when it is not. */
export async function isFlowDatabaseReady(database: FlowDatabase): Promise<boolean> {
  return migrationsApplied(database, 'flow').catch(() => false);
}
