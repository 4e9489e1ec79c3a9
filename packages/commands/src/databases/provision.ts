import pg from 'pg';
import { type RoleName, databaseNames, roleNames } from './roles.ts';

/**
 * Creates the login roles and databases that are missing, and closes every database to every role but its owner
 * (and `flow` to all but its owner and `flow_writer`). Safe to repeat, and for two callers at once.
 *
 * @param superuserUrl connection URL of a superuser
 * @param passwords the password of each login role
 */
export async function provisionDatabases(
  superuserUrl: string,
  passwords: Readonly<Record<RoleName, string>>,
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(72707370)');
    for (const role of roleNames) await ensureRole(client, role, passwords[role]);
    for (const database of databaseNames) await ensureDatabase(client, database);
    await client.query('GRANT CONNECT ON DATABASE flow TO flow_writer');
    await client.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, role: RoleName, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${pg.escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE ` +
      `PASSWORD ${pg.escapeLiteral(password)}`,
  );
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  await client.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
}
