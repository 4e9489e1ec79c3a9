// Compiles the inspector's stylesheet and script, and puts both, with the source lines it quotes, into one module: an
// exported flow is a single file that needs no server.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { checks } from '@ecosystem/flow-recorder/checks';
import { describeMessage, messageIds } from '@ecosystem/flow-recorder/messages';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const assets = path.join(here, 'dist/assets');
const require = createRequire(import.meta.url);

mkdirSync(assets, { recursive: true });
mkdirSync(path.join(here, 'src/generated'), { recursive: true });
run('../ui/compile-styles.mjs', 'src/view/inspector.css', 'dist/assets/inspector.css');
run(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.browser.json');

// Plain scripts that share one scope: a file of its own for live pages, another one for exported flows.
const compiled = (name) => readFileSync(path.join(here, 'dist/browser', `${name}.js`), 'utf8');
const live = compiled('marks') + compiled('forms') + compiled('live');
const replay = compiled('marks') + compiled('replay');
writeFileSync(path.join(assets, 'inspector.js'), live);

const asset = (name) => readFileSync(path.join(assets, name), 'utf8');
writeFileSync(
  path.join(here, 'src/generated/inlined.ts'),
  [
    `export const styles: string = ${JSON.stringify(asset('inspector.css'))};`,
    `export const script: string = ${JSON.stringify(replay)};`,
    `export const excerpts: Readonly<Record<string, { line: number; text: string }>> = ${JSON.stringify(quoteSources())};`,
    '',
  ].join('\n'),
);

function run(file, ...parameters) {
  execFileSync(process.execPath, [path.resolve(here, file), ...parameters], { cwd: here, stdio: 'inherit' });
}

/** Each file a message or check names, from its first exported function on. */
function quoteSources() {
  const sources = [
    ...messageIds.map((id) => describeMessage(id).source),
    ...Object.values(checks).map(({ source }) => source),
  ];
  const own = [...new Set(sources)].filter((source) => /^(apps|packages)\//.test(source));
  return Object.fromEntries(own.map((source) => [source, quote(source)]));
}

function quote(source) {
  const lines = readFileSync(path.join(root, source), 'utf8').split('\n');
  const found = lines.findIndex((line) => /^export (default )?(async )?(function|class|const)/.test(line));
  const start = Math.max(found, 0);
  return {
    line: start + 1,
    text: lines
      .slice(start, start + 24)
      .join('\n')
      .trimEnd(),
  };
}
