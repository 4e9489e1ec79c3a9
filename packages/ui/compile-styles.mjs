// Compiles an app's one stylesheet: node compile-styles.mjs INPUT OUTPUT [--watch]
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const cli = path.join(path.dirname(require.resolve('@tailwindcss/cli/package.json')), 'dist/index.mjs');
const [input, output, watch] = process.argv.slice(2);
const parameters = [cli, '-i', input, '-o', output, '--minify'];

if (watch === undefined) execFileSync(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
else keepCompiling();

function keepCompiling() {
  const child = spawn(process.execPath, [...parameters, '--watch=always'], { stdio: 'ignore' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
}
