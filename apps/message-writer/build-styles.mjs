// Compiles the one stylesheet of this app and puts the fonts beside it. It is a plain file, so that the pages a route
// handler renders itself can use it, too. With --watch it goes on compiling until it is stopped.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const cli = path.join(path.dirname(require.resolve('@tailwindcss/cli/package.json')), 'dist/index.mjs');
const fonts = path.dirname(require.resolve('@ecosystem/ui/fonts/inter.woff2'));
const parameters = [cli, '-i', 'src/app/styles.css', '-o', 'public/styles.css', '--minify'];
const options = { cwd: import.meta.dirname, stdio: 'ignore' };

cpSync(fonts, path.join(import.meta.dirname, 'public/fonts'), { recursive: true });
if (process.argv.includes('--watch')) watch();
else execFileSync(process.execPath, parameters, options);

function watch() {
  const child = spawn(process.execPath, [...parameters, '--watch=always'], options);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
}
