import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

/** The advisory lock Prisma's own `migrate deploy` takes: the two never run at once. */
const migrationLock = 72707369;

/** Thrown when a migration failed before or was edited after it had been applied. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/**
 * Applies the migrations that are missing, as `prisma migrate deploy` does (same table, same SHA-256 checksums, same
 * lock), without Prisma's engine, which would have to be downloaded. Two replicas may start at once: one migrates.
 *
 * @param url connection URL of the database's owner
 * @param directory the `migrations` folder
 * @returns the names of the migrations applied now
 * @throws {MigrationError}
 */
export async function applyMigrations(url: string, directory: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
    const applied = await readApplied(client);
    const missing = [];
    for (const migration of await readMigrations(directory)) {
      const known = applied.get(migration.name);
      if (known === undefined) missing.push(migration);
      else if (known.checksum !== migration.checksum) {
        throw new MigrationError(`Migration ${migration.name} was changed after it had been applied.`);
      }
    }
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function readApplied(client: pg.Client): Promise<Map<string, AppliedMigration>> {
  const { rows } = await client.query<AppliedMigration>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed)
    throw new MigrationError(`Migration ${failed.migration_name} failed earlier; resolve it first.`);
  return new Map(rows.map((row) => [row.migration_name, row]));
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** One transaction: a crash in between leaves the migration either applied and noted, or neither. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  await client.query(sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
  await client.query('COMMIT');
}
