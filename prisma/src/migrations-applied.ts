import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The part of a generated client this needs. */
interface RawClient {
  $queryRawUnsafe<Result>(query: string): Promise<Result>;
}

/** The folder of one database in this package, wherever the package was built to. */
export function databaseFolder(database: string): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const root =
    path.basename(path.dirname(here)) === 'dist' ? path.resolve(here, '../..') : path.dirname(here);
  return path.join(root, database);
}

/** Whether the database answers and has every migration this build was made with (readiness). */
export async function migrationsApplied(client: RawClient, database: string): Promise<boolean> {
  const entries = readdirSync(path.join(databaseFolder(database), 'migrations'), { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const rows = await client.$queryRawUnsafe<{ migration_name: string }[]>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return wanted.every((name) => applied.has(name));
}
