import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { findInstallation } from '../src/embedded-postgres/binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/embedded-postgres/server.ts';
import { freePort } from '../src/free-port.ts';

const rounds = 3;
const writesPerRound = 200;
const directory = mkdtempSync(path.join(tmpdir(), 'oauth-ecosystem-kill-'));
const options = {
  dataDirectory: path.join(directory, 'postgres'),
  port: await freePort(),
  password: 'a password for one test',
  logFile: path.join(directory, 'postgres.log'),
  durable: true,
  inherited: process.env,
};
let server: EmbeddedPostgres | undefined;

afterAll(() => {
  server?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** SIGKILL for the server and every process it has started. */
function killEverything(): void {
  const { dataDirectory } = findInstallation(options.dataDirectory, options.password, options.inherited);
  const [pid = ''] = readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', pid], { encoding: 'utf8' }).stdout;
  for (const target of [pid, ...children.split('\n')].map(Number)) {
    if (target > 0) process.kill(target, 'SIGKILL');
  }
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server?.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe.runIf(process.platform === 'linux')('the embedded PostgreSQL', () => {
  it('loses no acknowledged write when everything is killed, and starts again without repair', async () => {
    server = await startEmbeddedPostgres(options);
    const first = await connect();
    await first.query('CREATE TABLE kept (number int PRIMARY KEY)');
    await first.end();
    let acknowledged = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const client = await connect();
      const writing = (async () => {
        for (;;) {
          await client.query('INSERT INTO kept VALUES ($1)', [acknowledged]);
          acknowledged += 1;
          if (acknowledged === round * writesPerRound) killEverything();
        }
      })();
      await expect(writing).rejects.toThrow();
      server = await startEmbeddedPostgres(options);
      const reader = await connect();
      const { rows } = await reader.query<{ count: number }>('SELECT count(*)::int AS count FROM kept');
      // The write under way when everything died may have been stored, too.
      expect([acknowledged, acknowledged + 1]).toContain(rows[0]?.count);
      acknowledged = rows[0]?.count ?? 0;
      await reader.end();
    }
    expect(acknowledged).toBeGreaterThanOrEqual(rounds * writesPerRound);
  });
});
