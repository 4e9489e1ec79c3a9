import { PrismaClient } from '../generated/authorization-server/client.ts';
import { type ConnectOptions, connect } from './connect.ts';
import type { Send } from './send.ts';
import { migrationsApplied } from './migrations-applied.ts';

export { Prisma } from '../generated/authorization-server/client.ts';
export type { ConnectOptions } from './connect.ts';
export type * from '../generated/authorization-server/models.ts';

/** Prisma's client, and `$send` for the statements of every request. */
export type AuthorizationServerDatabase = PrismaClient & { readonly $send: Send };

/** The door to the `authorization_server` database. Nothing is connected before the first query. */
export function openAuthorizationServerDatabase(options: ConnectOptions): AuthorizationServerDatabase {
  // A statement is planned once per connection, maybe while the tables are empty: the plan must be good for full ones.
  const { adapter, send } = connect({ serverOptions: '-c enable_seqscan=off', ...options });
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' });
  return client.$extends({ client: { $send: send } }) as unknown as AuthorizationServerDatabase;
}

/** Whether the database answers and is migrated; `false`, never an exception, when it is not. */
export async function isAuthorizationServerDatabaseReady(
  database: AuthorizationServerDatabase,
): Promise<boolean> {
  return migrationsApplied(database, 'authorization-server').catch(() => false);
}
