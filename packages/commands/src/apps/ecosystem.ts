import path from 'node:path';
import { type PreparedDatabases, prepareDatabases } from '../databases/prepare.ts';
import type { env } from '../env.ts';
import { type Secrets, ensureSecrets } from '../secrets.ts';
import { acquireLock } from './lock.ts';
import { type AppDefinition, defineApps } from './definitions.ts';
import { type RunAppOptions, type RunningApp, runApp } from './run-app.ts';

export interface Ecosystem {
  readonly secrets: Secrets;
  readonly databases: PreparedDatabases;
  readonly apps: readonly RunningApp[];
  /** Stops the apps, then the database this process started. */
  stop(): Promise<void>;
}

/** Starts everything: databases, then the three apps side by side. What had started is stopped when one of them fails. */
export async function startEcosystem(settings: typeof env): Promise<Ecosystem> {
  const release = acquireLock(settings.dataDirectory, settings.messageWriterUrl);
  const secrets = await ensureSecrets(settings.dataDirectory);
  const databases = await prepareDatabases(settings, secrets);
  const logDirectory = path.join(settings.dataDirectory, 'logs');
  const definitions = defineApps(settings, secrets, databases.urls);
  const { inherited } = settings;
  const stopDatabases = () => {
    databases.server?.stop();
    release();
  };
  try {
    const apps = await startApps(definitions, { logDirectory, inherited });
    const stop = async () => {
      await stopApps(apps);
      stopDatabases();
    };
    return { secrets, databases, apps, stop };
  } catch (error) {
    stopDatabases();
    throw error;
  }
}

/** Starts apps side by side. What had started is stopped when one of them fails. */
export async function startApps(
  definitions: readonly AppDefinition[],
  options: RunAppOptions,
): Promise<RunningApp[]> {
  const failure = new AbortController();
  const starting = definitions.map(async (app) => {
    try {
      return await runApp(app, { ...options, signal: failure.signal });
    } catch (error) {
      failure.abort(error);
      throw error;
    }
  });
  const results = await Promise.allSettled(starting);
  const apps = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (!failure.signal.aborted) return apps;
  await stopApps(apps);
  throw failure.signal.reason;
}

async function stopApps(apps: readonly RunningApp[]): Promise<void> {
  await Promise.all(apps.map((app) => app.stop()));
}
