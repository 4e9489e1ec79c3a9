import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Installation, findInstallation } from './binaries.ts';

const startLimit = 20_000;

export interface EmbeddedPostgresOptions {
  /** Absolute path of the cluster; created on first start, mode 0700. */
  readonly dataDirectory: string;
  readonly port: number;
  /** Password of the superuser `postgres`. */
  readonly password: string;
  readonly logFile: string;
  /** `false` trades every guarantee for speed: only for data a test throws away. */
  readonly durable: boolean;
}

export interface EmbeddedPostgres {
  /** Superuser connection URL. */
  readonly url: string;
  /** Whether it was already running, left over from a process that was killed or owned by another one. */
  readonly reused: boolean;
  stop(): void;
}

/** Thrown when the port belongs to somebody else; the message names the variable that changes it. */
export class DatabasePortTakenError extends Error {
  override name = 'DatabasePortTakenError';
}

/** Thrown when the data was made with other secrets than the ones in `secrets.env`. */
export class DatabasePasswordError extends Error {
  override name = 'DatabasePasswordError';
}

const passwordMessage =
  'The database does not know the password in secrets.env: one of the two was deleted or replaced. ' +
  'Put the old secrets.env back, or delete the whole data directory (DATA_DIR) to start anew.';

/**
 * Starts the PostgreSQL that came with `npm install`, on 127.0.0.1 and TCP only, or finds the one of the same data
 * directory already running. Data survives a killed parent; nothing has to be repaired.
 *
 * @throws {DatabasePortTakenError} when another program listens on the port
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const installation = findInstallation(options.dataDirectory, options.password);
  const url = `postgresql://postgres:${options.password}@127.0.0.1:${options.port}/postgres`;
  const stop = () => stopServer(installation);
  const found = await probe(url);
  if (found.state === 'ready' && found.dataDirectory === installation.dataDirectory) {
    return { url, reused: true, stop };
  }
  if (found.state !== 'silent') {
    throw new DatabasePortTakenError(
      `Port ${options.port} is taken by another program. Set DATABASE_PORT to a free port and start again.`,
    );
  }
  if (!existsSync(path.join(installation.dataDirectory, 'PG_VERSION'))) {
    createCluster(installation, options.password);
  }
  const exited = launch(installation, options);
  await waitUntilReady(url, exited, options.logFile);
  return { url, reused: false, stop };
}

function createCluster({ account, dataDirectory, program }: Installation, password: string): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const directory = mkdtempSync(path.join(tmpdir(), 'initdb-'));
  const passwordFile = path.join(directory, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) {
      for (const owned of [dataDirectory, directory, passwordFile])
        chownSync(owned, account.uid, account.gid);
    }
    const flags = ['-U', 'postgres', '--auth=scram-sha-256', '-E', 'UTF8', '--locale=C'];
    run(program('initdb'), ['-D', dataDirectory, `--pwfile=${passwordFile}`, ...flags], account);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function launch(
  { account, dataDirectory, program }: Installation,
  { port, durable, logFile }: EmbeddedPostgresOptions,
): { code: number | null | undefined } {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=120',
    'shared_buffers=64MB',
    'log_min_error_statement=panic',
    'log_parameter_max_length_on_error=0',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const child = spawn(
    program('postgres'),
    ['-D', dataDirectory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, ...surroundings, detached: true, windowsHide: true, stdio: ['ignore', log, log] },
  );
  child.unref();
  const exited: { code: number | null | undefined } = { code: undefined };
  child.once('exit', (code) => (exited.code = code));
  child.once('error', () => (exited.code = -1));
  return exited;
}

async function waitUntilReady(
  url: string,
  exited: { code: number | null | undefined },
  logFile: string,
): Promise<void> {
  const limit = Date.now() + startLimit;
  for (;;) {
    const { state } = await probe(url);
    if (state === 'ready') return;
    if (state === 'wrong password') throw new DatabasePasswordError(passwordMessage);
    if (exited.code !== undefined) throw new Error(`PostgreSQL stopped at its start; see ${logFile}`);
    if (Date.now() > limit) throw new Error(`PostgreSQL was not ready in ${startLimit} ms; see ${logFile}`);
    await delay(30);
  }
}

function stopServer({ account, dataDirectory, program }: Installation): void {
  if (!existsSync(path.join(dataDirectory, 'postmaster.pid'))) return;
  run(program('pg_ctl'), ['stop', '-D', dataDirectory, '-m', 'fast', '-w'], account);
}

type Probe =
  { state: 'ready'; dataDirectory: string } | { state: 'foreign' | 'silent' | 'starting' | 'wrong password' };

async function probe(url: string): Promise<Probe> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return { state: 'ready', dataDirectory: rows[0]?.data_directory ?? '' };
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ECONNREFUSED') return { state: 'silent' };
    if (code === '28P01') return { state: 'wrong password' };
    return { state: code === '57P03' ? 'starting' : 'foreign' };
  } finally {
    await client.end().catch(() => undefined);
  }
}

const surroundings = {
  cwd: process.platform === 'win32' ? process.cwd() : '/',
  env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
};

function run(program: string, parameters: string[], account: Installation['account']): void {
  const result = spawnSync(program, parameters, { ...account, ...surroundings, encoding: 'utf8' });
  if (result.status !== 0) {
    throw new Error(`${path.basename(program)} failed: ${result.error?.message ?? result.stderr}`);
  }
}
