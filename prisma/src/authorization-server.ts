import { PrismaClient } from '../generated/authorization-server/client.ts';
import { type ConnectOptions, connect } from './connect.ts';
import { migrationsApplied } from './migrations-applied.ts';

export { Prisma } from '../generated/authorization-server/client.ts';
export type { ConnectOptions } from './connect.ts';
export type * from '../generated/authorization-server/models.ts';
export type AuthorizationServerDatabase = PrismaClient;

/** The door to the `authorization_server` database. Nothing is connected before the first query. */
export function openAuthorizationServerDatabase(options: ConnectOptions): AuthorizationServerDatabase {
  return new PrismaClient({ adapter: connect(options), errorFormat: 'minimal' });
}

/** Whether the database answers and is migrated; `false`, never an exception, when it is not. */
export async function isAuthorizationServerDatabaseReady(
  database: AuthorizationServerDatabase,
): Promise<boolean> {
  return migrationsApplied(database, 'authorization-server').catch(() => false);
}
