// Bundles what runs in the browser: one readable file per page, with oauth4webapi in it and nothing from another host.
import path from 'node:path';
import { build } from 'rolldown';

const here = import.meta.dirname;

for (const page of ['app', 'server-page', 'exhibit']) {
  await build({
    cwd: here,
    input: path.join(here, `src/browser/${page}.ts`),
    platform: 'browser',
    logLevel: 'warn',
    output: { file: path.join(here, `dist/assets/${page}.js`), format: 'esm', codeSplitting: false },
  });
}
