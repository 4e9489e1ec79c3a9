import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Installation, findInstallation } from './binaries.ts';
import { DatabasePasswordError, DatabasePortTakenError, DatabaseStartError } from './errors.ts';
import { probe } from './probe.ts';

const startLimit = 20_000;

const passwordMessage =
  'The database does not know the password in secrets.env: one of the two was deleted or replaced. ' +
  'Put the old secrets.env back, or delete the whole data directory (DATA_DIR) to start anew.';

export interface EmbeddedPostgresOptions {
  /** Absolute path of the cluster; created on first start, mode 0700. */
  readonly dataDirectory: string;
  readonly port: number;
  /** Password of the superuser `postgres`. */
  readonly password: string;
  readonly logFile: string;
  /** `false` bears a crash of the server, but not one of the machine: only for data a test throws away. */
  readonly durable: boolean;
  /** The caller's environment. */
  readonly inherited: NodeJS.ProcessEnv;
}

export interface EmbeddedPostgres {
  /** Superuser connection URL. */
  readonly url: string;
  /** Whether it was already running, left over from a process that was killed or owned by another one. */
  readonly reused: boolean;
  /** `immediate` is a crash of the server: connections break off, and the next start reads the log of writes. */
  stop(mode?: StopMode): void;
  /** Starts it again after a stop, on the same port and data. */
  restart(): Promise<void>;
}

/** How `pg_ctl stop` ends the server. */
export type StopMode = 'fast' | 'immediate';

/**
 * Starts the PostgreSQL that came with `npm install`, on 127.0.0.1 and TCP only, or finds the one of the same data
 * directory already running. Data survives a killed parent; nothing has to be repaired.
 *
 * @throws {DatabasePortTakenError} when another program listens on the port
 * @throws {DatabasePasswordError | DatabaseStartError}
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const installation = findInstallation(options.dataDirectory, options.password, options.inherited);
  const url = `postgresql://postgres:${options.password}@127.0.0.1:${options.port}/postgres`;
  const stop = (mode: StopMode = 'fast') => stopServer(installation, mode);
  const restart = async () => {
    if ((await probe(url)).state !== 'ready') await launchUntilReady(installation, options, url);
  };
  const found = await probe(url);
  if (found.state === 'ready' && found.dataDirectory === installation.dataDirectory) {
    return { url, reused: true, stop, restart };
  }
  if (found.state !== 'silent') {
    throw new DatabasePortTakenError(
      `Port ${options.port} is taken by another program. Set DATABASE_PORT to a free port and start again.`,
    );
  }
  if (!existsSync(path.join(installation.dataDirectory, 'PG_VERSION'))) {
    createCluster(installation, options.password);
  }
  await launchUntilReady(installation, options, url);
  return { url, reused: false, stop, restart };
}

/** A killed server may hold its lock for a moment longer, until the system has taken notice of its end. */
async function launchUntilReady(
  installation: Installation,
  options: EmbeddedPostgresOptions,
  url: string,
): Promise<void> {
  const limit = Date.now() + startLimit;
  for (;;) {
    try {
      return await waitUntilReady(url, launch(installation, options), options.logFile);
    } catch (error) {
      const locked = existsSync(path.join(installation.dataDirectory, 'postmaster.pid'));
      if (!(error instanceof DatabaseStartError) || !locked || Date.now() > limit) throw error;
    }
    await delay(500);
  }
}

function createCluster(
  { account, dataDirectory, program, spawnOptions }: Installation,
  password: string,
): void {
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
    run(program('initdb'), ['-D', dataDirectory, `--pwfile=${passwordFile}`, ...flags], spawnOptions);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function launch(
  { dataDirectory, program, spawnOptions }: Installation,
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
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off']),
  ];
  const child = spawn(
    program('postgres'),
    ['-D', dataDirectory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...spawnOptions, detached: true, windowsHide: true, stdio: ['ignore', log, log] },
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
    if (exited.code !== undefined)
      throw new DatabaseStartError(`PostgreSQL stopped at its start; see ${logFile}`);
    if (Date.now() > limit)
      throw new DatabaseStartError(`PostgreSQL was not ready in ${startLimit} ms; see ${logFile}`);
    await delay(30);
  }
}

function stopServer({ dataDirectory, program, spawnOptions }: Installation, mode: StopMode): void {
  const { status } = spawnSync(program('pg_ctl'), ['status', '-D', dataDirectory], spawnOptions);
  // 3: it does not run, be it stopped or killed.
  if (status === 3) return;
  run(program('pg_ctl'), ['stop', '-D', dataDirectory, '-m', mode, '-w'], spawnOptions);
}

function run(program: string, parameters: string[], options: Installation['spawnOptions']): void {
  const result = spawnSync(program, parameters, { ...options, encoding: 'utf8' });
  if (result.status !== 0) {
    throw new Error(`${path.basename(program)} failed: ${result.error?.message ?? result.stderr}`);
  }
}
