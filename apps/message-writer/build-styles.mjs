// Compiles the one stylesheet of this app and puts the fonts beside it. It is a plain file, so that the pages a route
// handler renders itself can use it, too.
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const cli = path.join(path.dirname(require.resolve('@tailwindcss/cli/package.json')), 'dist/index.mjs');
const fonts = path.dirname(require.resolve('@ecosystem/ui/fonts/inter.woff2'));

execFileSync(process.execPath, [cli, '-i', 'src/app/styles.css', '-o', 'public/styles.css', '--minify'], {
  cwd: import.meta.dirname,
  stdio: ['ignore', 'ignore', 'ignore'],
});
cpSync(fonts, path.join(import.meta.dirname, 'public/fonts'), { recursive: true });
