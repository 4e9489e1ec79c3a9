// The one entry behind `npm start`, `npm test` and the other commands. It needs nothing but Node: it installs when the
// lock file has changed since the last installation, builds what has changed, and hands over to packages/commands.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'node_modules', '.installed');
const [major, minor] = process.versions.node.split('.').map(Number);
const [command, ...parameters] = process.argv.slice(2);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node ${process.versions.node} is too old: Node 20.19 or newer is needed.\n`);
  process.exit(2);
}
install();
build();
handOver();

/** Runs the command itself; signals are passed on, so that stopping this process stops everything it started. */
function handOver() {
  const program = path.join(root, 'packages/commands/dist', `${command}.js`);
  const child = spawn(process.execPath, [program, ...parameters], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('close', (code) => process.exit(code ?? 1));
}

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing the packages of package-lock.json …\n');
  const npm = process.env.npm_execpath;
  // What `npm run workshop:pack` has brought along, for rooms without a network.
  const cache = path.join(root, 'npm-cache');
  const offline = existsSync(cache) ? ['--offline', '--cache', cache] : [];
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...offline];
  // Windows' npm is a script without .exe: npm says where it lives, so that no shell is needed.
  exitUnlessDone(npm ? run(process.execPath, [npm, ...flags], 2) : run('npm', flags, 2));
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

function build() {
  if (!existsSync(path.join(root, 'packages/commands/dist'))) process.stderr.write('Building, once …\n');
  const turbo = path.join(root, 'node_modules/turbo/bin/turbo');
  const flags = ['run', 'build', '--output-logs=errors-only', '--log-prefix=none', ...scopeOf(command)];
  const { status, stdout, stderr } = spawnSync(process.execPath, [turbo, ...flags], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  });
  if (status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  exitUnlessDone(status ?? 1);
}

/** What a command needs to be built before it; `npm test` builds the rest itself, into a folder of its own. */
function scopeOf(command) {
  if (command === 'museum') return ['--filter=@ecosystem/commands', '--filter=@ecosystem/museum'];
  if (command === 'dev') return ['--filter=!@ecosystem/message-writer'];
  return ['start', 'flow', 'bench'].includes(command) ? [] : ['--filter=@ecosystem/commands'];
}

function run(program, args, output = 'inherit') {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['inherit', output, 'inherit'] });
  if (error) process.stderr.write(`${error.message}\n`);
  return status ?? 1;
}

function exitUnlessDone(status) {
  if (status !== 0) process.exit(2);
}
