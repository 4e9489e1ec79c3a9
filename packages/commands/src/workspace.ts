import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, from which every command runs. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** The migrations of one database. */
export function migrationsFolder(database: string): string {
  return path.join(root, 'prisma', database.replaceAll('_', '-'), 'migrations');
}
