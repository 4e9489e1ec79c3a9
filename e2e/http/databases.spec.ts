import { expect, test } from '@playwright/test';
import pg from 'pg';
import { env } from '../env.ts';

const databases = ['authorization_server', 'contact_saver', 'message_writer', 'flow', 'postgres'];

for (const [owner, url] of Object.entries(env.databaseUrls)) {
  test(`the role of ${owner} can open its own database and no other`, async () => {
    for (const database of databases) {
      const target = new URL(url);
      target.pathname = `/${database}`;
      const client = new pg.Client({ connectionString: target.href });
      const opened = await client.connect().then(
        () => true,
        (error: { code?: string }) => {
          expect(error.code).toBe('42501');
          return false;
        },
      );
      await client.end().catch(() => undefined);
      expect(opened, database).toBe(database === owner);
    }
  });
}

test('the authorization server stores no code, token or session id in the clear', async () => {
  const client = new pg.Client({ connectionString: env.databaseUrls.authorization_server });
  await client.connect();
  const { rows } = await client.query<{ id_hash: string; payload: Record<string, unknown> }>(
    'SELECT id_hash, payload FROM provider_record',
  );
  const accounts = await client.query<{ password_hash: string }>('SELECT password_hash FROM account');
  await client.end();
  expect(Math.min(rows.length, accounts.rows.length)).toBeGreaterThan(0);
  for (const { payload } of rows) {
    expect(payload).not.toHaveProperty('jti');
    expect(payload['session'] ?? {}).not.toHaveProperty('cookie');
  }
  for (const { password_hash } of accounts.rows)
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
