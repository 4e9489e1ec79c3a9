import pg from 'pg';

/** Takes the `flow` database away from everybody, and gives it back. @param superuserUrl of the server it is on */
export async function openFlowDatabase(superuserUrl: string, open: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE flow ALLOW_CONNECTIONS ${open}`);
    if (!open) {
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'flow'");
    }
  } finally {
    await client.end();
  }
}
