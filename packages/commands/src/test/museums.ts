import { defineMuseum } from '../apps/define-museum.ts';
import { type RunningApp, runApp } from '../apps/run-app.ts';
import type { DatabaseUrls } from '../databases/prepare.ts';
import type { env } from '../env.ts';
import { freePort } from '../free-port.ts';
import { readSecrets } from '../secrets.ts';

interface MuseumOptions {
  readonly settings: typeof env;
  readonly urls: DatabaseUrls;
  /** Where they are found when the tests are over. */
  readonly apps: Map<string, RunningApp>;
  readonly logDirectory: string;
}

/** Opens a museum for a test, or closes the one at a port. */
export async function controlMuseum(options: MuseumOptions, action: string, port: string): Promise<object> {
  const { apps, logDirectory, settings, urls } = options;
  if (action === 'close') {
    await apps.get(`museum ${port}`)?.stop();
    return {};
  }
  const free = await freePort();
  const museumUrl = `http://localhost:${free}`;
  const definition = defineMuseum({ ...settings, museumUrl }, readSecrets(settings.dataDirectory), urls);
  apps.set(`museum ${free}`, await runApp(definition, { logDirectory, inherited: settings.inherited }));
  return { url: museumUrl };
}
