import path from 'node:path';
import { type PreparedDatabases, prepareDatabases } from '../databases/prepare.ts';
import type { env } from '../env.ts';
import { type Secrets, ensureSecrets } from '../secrets.ts';
import { defineApps } from './definitions.ts';
import { type RunningApp, runApp } from './run-app.ts';

export interface Ecosystem {
  readonly secrets: Secrets;
  readonly databases: PreparedDatabases;
  readonly apps: readonly RunningApp[];
  /** Stops the apps, then the database this process started. */
  stop(): Promise<void>;
}

/** Starts everything: databases, then the three apps side by side. What had started is stopped when one of them fails. */
export async function startEcosystem(
  settings: typeof env,
  options: { durable?: boolean; messageWriterBuild?: string } = {},
): Promise<Ecosystem> {
  const secrets = await ensureSecrets(settings.dataDirectory);
  const databases = await prepareDatabases(settings, secrets, { durable: options.durable ?? true });
  const logDirectory = path.join(settings.dataDirectory, 'logs');
  const definitions = defineApps(settings, secrets, databases.urls, options.messageWriterBuild);
  const results = await Promise.allSettled(
    definitions.map((app) => runApp(app, { logDirectory, inherited: settings.inherited })),
  );
  const apps = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => {
    await Promise.all(apps.map((app) => app.stop()));
    databases.server?.stop();
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return { secrets, databases, apps, stop };
  await stop();
  throw failed.reason;
}
