import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { createServerFetch } from '@ecosystem/transport/server-fetch';
import { type AppName, addReplica, controlReplica, stopReplicas } from '../control.ts';
import { env } from '../env.ts';
import { type Relay, startRelay } from './relay.ts';

const program = path.resolve(import.meta.dirname, '../../packages/commands/dist/keys.js');

/** The keys an app is started with. */
const keysOf = {
  'authorization-server': ['AUTHORIZATION_SERVER_SIGNING_KEYS', 'AUTHORIZATION_SERVER_COOKIE_KEYS'],
  'message-writer': ['MESSAGE_WRITER_ENCRYPTION_KEYS'],
} as const;

/** An installation whose keys may be changed: a copy of the secrets, and replicas that are started with them. */
export class Installation {
  /** Reaches the three apps of this installation. */
  readonly fetch: typeof fetch;
  readonly #directory = mkdtempSync(path.join(tmpdir(), 'key-rotation-'));
  readonly #relays: Readonly<Record<'authorization-server' | 'message-writer', Relay>>;
  readonly #contactSaver: string;
  readonly #replicas = new Map<AppName, string>();

  private constructor(relays: Installation['relays'], contactSaver: string) {
    this.#relays = relays;
    this.#contactSaver = contactSaver;
    copyFileSync(path.join(env.dataDirectory, 'secrets.env'), this.file);
    const routes = [
      { origin: env.authorizationServerUrl, connectTo: relays['authorization-server'].connectTo },
      { origin: env.contactSaverUrl, connectTo: contactSaver },
      { origin: env.messageWriterUrl, connectTo: relays['message-writer'].connectTo },
    ];
    this.fetch = createServerFetch({ routes, timeout: 15_000 });
  }

  /** ContactSaver runs on through every restart, with the keys it remembers. */
  static async start(): Promise<Installation> {
    const relays = {
      'authorization-server': await startRelay(new URL(env.authorizationServerUrl).host),
      'message-writer': await startRelay(new URL(env.messageWriterUrl).host),
    };
    const authorizationServer = {
      AUTHORIZATION_SERVER_CONNECT_TO: relays['authorization-server'].connectTo,
    };
    const installation = new Installation(relays, await addReplica('contact-saver', authorizationServer));
    await installation.restart('message-writer');
    return installation;
  }

  get relays() {
    return this.#relays;
  }

  get file(): string {
    return path.join(this.#directory, 'secrets.env');
  }

  get secrets(): Record<string, string> {
    return parseEnv(readFileSync(this.file, 'utf8')) as Record<string, string>;
  }

  /** Replaces an app by a process with the keys as they are now in the secrets. */
  async restart(app: keyof typeof keysOf): Promise<void> {
    const { secrets } = this;
    const keys = keysOf[app].map((name) => [name, secrets[name] ?? '']);
    const connectTo = {
      AUTHORIZATION_SERVER_CONNECT_TO: this.#relays['authorization-server'].connectTo,
      CONTACT_SAVER_CONNECT_TO: this.#contactSaver,
      MESSAGE_WRITER_CONNECT_TO: this.#relays['message-writer'].connectTo,
    };
    const replica = await addReplica(app as AppName, { ...connectTo, ...Object.fromEntries(keys) });
    await this.#relays[app].leadTo(replica);
    const replaced = this.#replicas.get(app);
    this.#replicas.set(app, replica);
    if (replaced !== undefined) await controlReplica(replaced, 'stop');
  }

  /** Runs `npm run keys` as npm would. */
  async keys(...parameters: readonly string[]) {
    const child = spawn(process.execPath, [program, ...parameters], {
      env: {
        AUTHORIZATION_SERVER_URL: env.authorizationServerUrl,
        CONTACT_SAVER_URL: env.contactSaverUrl,
        MESSAGE_WRITER_URL: env.messageWriterUrl,
        AUTHORIZATION_SERVER_CONNECT_TO: this.#relays['authorization-server'].connectTo,
        DATA_DIR: this.#directory,
      },
    });
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.once('close', resolve)),
    ]);
    return { code, stdout, stderr };
  }

  /** Lets time go by for the rotation: what was noted happened so much earlier. */
  passTime(milliseconds: number): void {
    const earlier = (date: string) => new Date(Date.parse(date) - milliseconds).toISOString();
    const moved = readFileSync(this.file, 'utf8').replace(/^KEY_ROTATION=.*$/m, (line) =>
      line.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, earlier),
    );
    writeFileSync(this.file, moved);
  }

  async remove(): Promise<void> {
    await Promise.all(Object.values(this.#relays).map((relay) => relay.close()));
    await stopReplicas();
    rmSync(this.#directory, { recursive: true });
  }
}
