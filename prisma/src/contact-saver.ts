import { PrismaClient } from '../generated/contact-saver/client.ts';
import { type ConnectOptions, connect } from './connect.ts';
import { migrationsApplied } from './migrations-applied.ts';

export { Prisma } from '../generated/contact-saver/client.ts';
export type { ConnectOptions } from './connect.ts';
export type * from '../generated/contact-saver/models.ts';
export type ContactSaverDatabase = PrismaClient;

/** The door to the `contact_saver` database. Nothing is connected before the first query. */
export function openContactSaverDatabase(options: ConnectOptions): ContactSaverDatabase {
  return new PrismaClient({ adapter: connect(options).adapter, errorFormat: 'minimal' });
}

/** Whether the database answers and is migrated; `false`, never an exception, when it is not. */
export async function isContactSaverDatabaseReady(database: ContactSaverDatabase): Promise<boolean> {
  return migrationsApplied(database, 'contact-saver').catch(() => false);
}
