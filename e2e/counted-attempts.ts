import { Client } from 'pg';
import { env } from './env.ts';

/** Every test of this run has the same address: what is counted for one must not block the others, nor be theirs. */
export async function forgetAttempts(): Promise<void> {
  await query('DELETE FROM counted_attempt');
}

/** Makes every counter stand so high. */
export async function setAttempts(attempts: number): Promise<void> {
  await query('UPDATE counted_attempt SET attempts = $1', [attempts]);
}

/** How high the counters stand. */
export async function countedAttempts(): Promise<number[]> {
  return (await query('SELECT attempts FROM counted_attempt')).map(({ attempts }) => attempts);
}

async function query(statement: string, values: unknown[] = []): Promise<{ attempts: number }[]> {
  const database = new Client({ connectionString: env.databaseUrls.authorization_server });
  await database.connect();
  try {
    return (await database.query<{ attempts: number }>(statement, values)).rows;
  } finally {
    await database.end();
  }
}
