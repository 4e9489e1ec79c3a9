import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readParameters } from './parameters.ts';
import { lockedPackages } from './workshop-pack/locked-packages.ts';
import { root } from './workspace.ts';

/**
 * `npm run workshop:pack -- --into FOLDER`: everything a workshop needs where there is no network, for a USB stick: this
 * repository, the packages it installs on Linux, macOS and Windows, and the container images where there is a Docker.
 */
const usage = 'npm run workshop:pack -- --into FOLDER';
const { into } = readParameters(usage, { into: { type: 'string' } });
if (into === undefined) exit(3, `usage: ${usage}`);
const folder = path.resolve(into);
if (existsSync(folder) && readdirSync(folder).length > 0) exit(3, `${folder} is not empty.`);
const copy = path.join(folder, 'oauth-ecosystem');

copyRepository();
cachePackages();
const hasImages = saveImages();
writeFileSync(path.join(folder, 'START-HERE.md'), startHere());
process.stdout.write(`Packed into ${folder}. START-HERE.md says how to use it.\n`);

function copyRepository(): void {
  const listed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], root);
  if (listed === undefined)
    exit(2, 'This has to be a checkout, with git at hand: only its own files are packed.');
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name)))) {
    cpSync(path.join(root, file), path.join(copy, file));
  }
}

/** `tooling/run.mjs` installs from this folder where it finds it, and asks no network. */
function cachePackages(): void {
  const specs = lockedPackages(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  process.stdout.write(`Collecting ${specs.length} packages …\n`);
  const cache = path.join(copy, 'npm-cache');
  mkdirSync(cache, { recursive: true });
  for (let from = 0; from < specs.length; from += 50) {
    const parameters = [
      'cache',
      'add',
      '--cache',
      cache,
      '--loglevel=error',
      ...specs.slice(from, from + 50),
    ];
    if (run('npm', parameters, root) === undefined)
      exit(2, 'npm could not collect the packages: is there a network?');
  }
}

function saveImages(): boolean {
  if (run('docker', ['version'], root) === undefined) {
    process.stdout.write('There is no Docker here: the container images are left out.\n');
    return false;
  }
  const isBuilt = run('docker', ['compose', 'build'], root) !== undefined;
  const isPulled = run('docker', ['compose', 'pull', '--ignore-buildable'], root) !== undefined;
  const images = run('docker', ['compose', 'config', '--images'], root)?.split('\n').filter(Boolean) ?? [];
  if (!isBuilt || !isPulled || images.length === 0) exit(2, 'Docker could not build or fetch the images.');
  const file = path.join(folder, 'images.tar');
  if (run('docker', ['save', '-o', file, ...new Set(images)], root) === undefined)
    exit(2, 'Docker could not save them.');
  return true;
}

function startHere(): string {
  const containers = [
    '## With Docker',
    '',
    '```sh',
    'docker load -i images.tar',
    'cd oauth-ecosystem && docker compose up --no-build',
    '```',
    '',
  ];
  return [
    '# OAuth ecosystem, without a network',
    '',
    'Copy this folder from the stick to the disk first: a stick is slow, and often cannot hold what Node installs.',
    '',
    '## With Node 20.19 or newer',
    '',
    '```sh',
    'cd oauth-ecosystem && npm start',
    '```',
    '',
    'The first start installs and builds, from `npm-cache`, and takes a few minutes.',
    '',
    ...(hasImages
      ? containers
      : ['The container images are not in here: Docker was missing where this was packed.', '']),
    'Then open <http://localhost:3000>. The lessons are at <http://localhost:3000/inspector/lessons>.',
    '',
  ].join('\n');
}

/** What a program has said; undefined when it is not there or has failed. */
function run(program: string, parameters: readonly string[], cwd: string): string | undefined {
  const { status, stdout } = spawnSync(program, parameters, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return status === 0 ? stdout : undefined;
}

function exit(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
