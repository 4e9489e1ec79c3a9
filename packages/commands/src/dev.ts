import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { acquireLock } from './apps/lock.ts';
import { type AppDefinition, defineApps } from './apps/definitions.ts';
import { whatRuns } from './apps/what-runs.ts';
import { banner } from './banner.ts';
import { attendLab } from './databases/attend-lab.ts';
import { prepareDatabases } from './databases/prepare.ts';
import { env } from './env.ts';
import { exitWhenNotReady } from './not-ready.ts';
import { onSignal } from './on-signal.ts';
import { readParameters } from './parameters.ts';
import { ensureSecrets } from './secrets.ts';
import { root } from './workspace.ts';

/**
 * `npm run dev`: the ecosystem in watch mode. Turborepo rebuilds what was edited, Node restarts the server that uses it,
 * and Next.js refreshes its pages by itself. Ctrl-C stops everything.
 */
readParameters('npm run dev', {});
const silence = { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const messageWriter = path.join(root, 'apps/message-writer');
const next = createRequire(path.join(messageWriter, 'package.json')).resolve('next/dist/bin/next');

await exitWhenNotReady(async () => acquireLock(env.dataDirectory, env.messageWriterUrl));
const secrets = await ensureSecrets(env.dataDirectory);
const { urls, server } = await exitWhenNotReady(() => prepareDatabases(env, secrets));
const children: ChildProcess[] = [];
const attendant = attendLab(env, urls);
onSignal(async () => {
  attendant?.close();
  await Promise.all(children.map(stop));
  server?.stop();
});
run([
  path.join(root, 'node_modules/turbo/bin/turbo'),
  'watch',
  'build',
  '--filter=!@ecosystem/message-writer',
]);
for (const app of defineApps(env, secrets, urls)) watch(app);
while ((await whatRuns(env)).length < 3) await delay(500);
process.stdout.write(`${banner(env)}  Watching for changes. Ctrl-C stops everything.\n\n`);

function watch(app: AppDefinition): void {
  if (app.name !== 'message-writer')
    return run(['--watch', '--watch-preserve-output', app.program], app.variables);
  run(['copy-fonts.mjs'], {}, messageWriter);
  const styles = path.join(root, 'packages/ui/compile-styles.mjs');
  run([styles, 'src/app/styles.css', 'public/styles.css', '--watch'], {}, messageWriter);
  const port = app.variables['PORT'] ?? '3000';
  const variables = { ...app.variables, NODE_ENV: 'development' };
  run([next, 'dev', '--hostname', 'localhost', '--port', port], variables, messageWriter);
}

function run(parameters: string[], variables: Readonly<Record<string, string>> = {}, cwd = root): void {
  const options = {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'] as ('ignore' | 'inherit')[],
    windowsHide: true,
  };
  const environment = { ...env.inherited, ...silence, ...variables } as NodeJS.ProcessEnv;
  children.push(spawn(process.execPath, parameters, { ...options, env: environment }));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('close', resolve);
    child.kill('SIGTERM');
  });
}
