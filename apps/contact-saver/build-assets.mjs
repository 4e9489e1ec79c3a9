// Compiles the one stylesheet of this app's pages.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const cli = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@tailwindcss/cli/package.json')),
  'dist/index.mjs',
);
const [input, output] = ['src/pages/styles.css', 'dist/assets/styles.css'];
execFileSync(process.execPath, [cli, '-i', input, '-o', output, '--minify'], {
  cwd: import.meta.dirname,
  stdio: ['ignore', 'ignore', 'inherit'],
});
