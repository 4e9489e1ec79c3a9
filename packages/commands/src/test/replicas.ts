import type { AppDefinition } from '../apps/definitions.ts';
import { type RunningApp, runApp } from '../apps/run-app.ts';
import type { env } from '../env.ts';
import { freePort } from '../free-port.ts';

interface ReplicaOptions {
  readonly settings: typeof env;
  /** Where they are found when the tests are over. */
  readonly apps: Map<string, RunningApp>;
  readonly logDirectory: string;
}

/** More processes of an app behind the same public URL, each reached at an address of its own. */
export class Replicas {
  readonly #options: ReplicaOptions;
  readonly #definitions = new Map<string, AppDefinition>();

  constructor(options: ReplicaOptions) {
    this.#options = options;
  }

  /** @param changed variables that differ from those of the app */
  async add(
    definition: AppDefinition,
    changed: Readonly<Record<string, string>>,
  ): Promise<{ connectTo: string }> {
    const port = await freePort();
    const connectTo = `localhost:${port}`;
    this.#definitions.set(connectTo, {
      ...definition,
      url: `http://${connectTo}`,
      variables: { ...definition.variables, LISTEN_PORT: String(port), PORT: String(port), ...changed },
    });
    await this.#start(connectTo);
    return { connectTo };
  }

  /** Stops (SIGTERM), kills (SIGKILL) or starts one at the address it had. */
  async control(connectTo: string, action: string): Promise<object> {
    if (action === 'start') await this.#start(connectTo);
    const running = this.#options.apps.get(connectTo);
    if (action === 'stop') await running?.stop();
    if (action === 'kill') {
      running?.process.kill('SIGKILL');
      await running?.ended;
    }
    return {};
  }

  async #start(connectTo: string): Promise<void> {
    const { apps, logDirectory, settings } = this.#options;
    const definition = this.#definitions.get(connectTo);
    if (!definition) throw new Error(`no replica at ${connectTo}`);
    apps.set(connectTo, await runApp(definition, { logDirectory, inherited: settings.inherited }));
  }
}
