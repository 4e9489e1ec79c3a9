import { AppStartError } from './apps/run-app.ts';
import { startEcosystem } from './apps/ecosystem.ts';
import { banner } from './banner.ts';
import { DatabasePortTakenError } from './embedded-postgres/server.ts';
import { env } from './env.ts';

/** `npm start`: databases, migrations, demo people, three apps, banner; Ctrl-C stops everything it started. */
try {
  const ecosystem = await startEcosystem(env);
  process.stdout.write(banner(env));
  process.stdout.write('  Ctrl-C stops everything.\n\n');
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await ecosystem.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  for (const app of ecosystem.apps) {
    void app.ended.then(() => {
      if (stopping) return;
      process.stderr.write(`${app.name} ended unexpectedly; see ${env.dataDirectory}/logs/${app.name}.log\n`);
      void stop(2);
    });
  }
} catch (error) {
  if (!(error instanceof AppStartError || error instanceof DatabasePortTakenError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
