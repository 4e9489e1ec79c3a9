import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DatabaseUrls, type PreparedDatabases, prepareDatabases } from './databases/prepare.ts';
import { env } from './env.ts';
import { freePort } from './free-port.ts';
import { type Secrets, ensureSecrets } from './secrets.ts';
import { type TlsSurroundings, startTls } from './test/tls-surroundings.ts';
import { type RedisServer, findRedis, startRedis } from './test/redis-server.ts';

/** Everything a run of the tests has to itself: ports, data directory, secrets and databases. */
export interface Surroundings {
  readonly settings: typeof env;
  readonly secrets: Secrets;
  readonly urls: DatabaseUrls;
  readonly server: PreparedDatabases['server'];
  /** Undefined where this machine has no Redis. */
  readonly redis: RedisServer | undefined;
  /** Set where the three apps are reached over https, each under a host of its own. */
  readonly tls: TlsSurroundings | undefined;
  /** Stops the databases and deletes the data. */
  remove(): Promise<void>;
}

/**
 * Makes surroundings that share nothing with a running ecosystem; the databases are migrated and seeded.
 *
 * @param durable `false` makes PostgreSQL faster and forgetful
 * @param secure puts TLS in front of the apps
 */
export async function createSurroundings({
  durable,
  secure = false,
}: {
  readonly durable: boolean;
  readonly secure?: boolean;
}): Promise<Surroundings> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'oauth-ecosystem-'));
  const localhost = async () => `http://localhost:${await freePort()}`;
  const tls = secure ? await startTls(dataDirectory) : undefined;
  const settings = {
    ...env,
    ports: {
      authorizationServer: undefined,
      contactSaver: undefined,
      messageWriter: undefined,
      messageWriterBrowser: undefined,
      xssExhibit: undefined,
    },
    authorizationServerUrl: await localhost(),
    contactSaverUrl: await localhost(),
    messageWriterUrl: await localhost(),
    messageWriterBrowserUrl: await localhost(),
    xssExhibitUrl: await localhost(),
    databasePort: await freePort(),
    databaseUrls: {
      authorization_server: undefined,
      contact_saver: undefined,
      message_writer: undefined,
      flow: undefined,
      flow_writer: undefined,
    },
    superuserUrl: undefined,
    redisUrl: undefined,
    dataDirectory,
    lab: true,
    ...tls?.settings(env.inherited),
  };
  const secrets = await ensureSecrets(dataDirectory);
  const { urls, server } = await prepareDatabases(settings, secrets, { durable });
  const redisProgram = findRedis(env.inherited['PATH']);
  const redis =
    redisProgram === undefined
      ? undefined
      : await startRedis(redisProgram, path.join(dataDirectory, 'redis'));
  return {
    settings,
    secrets,
    urls,
    server,
    redis,
    tls,
    async remove() {
      tls?.close();
      await Promise.all([redis?.remove(), server?.stop()]);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
