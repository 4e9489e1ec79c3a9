import { startEcosystem } from './apps/ecosystem.ts';
import { banner } from './banner.ts';
import { attendLab } from './databases/attend-lab.ts';
import { env } from './env.ts';
import { exitWhenNotReady } from './not-ready.ts';
import { onSignal } from './on-signal.ts';
import { readParameters } from './parameters.ts';

/** `npm start`: databases, migrations, demo people, three apps, banner; Ctrl-C stops everything it started. */
readParameters('npm start', {});
const starting = startEcosystem(env);
let stopping = false;
let attendant: ReturnType<typeof attendLab> = undefined;
const stop = async () => {
  stopping = true;
  attendant?.close();
  const started = await starting.catch(() => undefined);
  await started?.stop();
};
onSignal(stop);
const ecosystem = await exitWhenNotReady(() => starting);
attendant = attendLab(env, ecosystem.databases.urls);
if (!stopping)
  process.stdout.write(`${banner(env, ecosystem.databases.demoPeople)}  Ctrl-C stops everything.\n\n`);
for (const app of ecosystem.apps) {
  void app.ended.then(async () => {
    if (stopping) return;
    process.stderr.write(`${app.name} ended unexpectedly; see ${env.dataDirectory}/logs/${app.name}.log\n`);
    await stop();
    process.exit(2);
  });
}
