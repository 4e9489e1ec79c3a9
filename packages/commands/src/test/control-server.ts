import { randomUUID } from 'node:crypto';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { openContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { calendarDateIn } from '@ecosystem/types/calendar';
import type { AppDefinition } from '../apps/definitions.ts';
import { type RunningApp, runApp } from '../apps/run-app.ts';
import type { DatabaseUrls } from '../databases/prepare.ts';
import { demoPeople, toContactRow } from '../databases/people.ts';
import { addPerson } from '../databases/seed.ts';
import type { env } from '../env.ts';
import type { EmbeddedPostgres } from '../embedded-postgres/server.ts';
import { openFlowDatabase } from './flow-database.ts';
import { controlMuseum } from './museums.ts';
import type { RedisServer } from './redis-server.ts';
import { Replicas } from './replicas.ts';
import type { SeenExchange } from './traffic.ts';

export interface ControlServerOptions {
  readonly settings: typeof env;
  readonly definitions: readonly AppDefinition[];
  readonly apps: Map<string, RunningApp>;
  readonly urls: DatabaseUrls;
  readonly logDirectory: string;
  /** What has passed between the servers so far. */
  readonly seen: readonly SeenExchange[];
  /** Undefined when the databases are on somebody else's server. */
  readonly database: EmbeddedPostgres | undefined;
  readonly redis: RedisServer | undefined;
}

/**
 * What the end-to-end tests may do besides being a browser: stop, kill and start an app, and let a new person be born.
 * On loopback, only while the tests run.
 *
 * `POST /apps/{name}/stop|kill` · `POST /apps/{name}/start?LAB=off` (with other variables) · `POST
 * /apps/{name}/replicate?LAB=off` → `{ connectTo }` · `POST /replicas/{connectTo}/stop|kill|start` · `POST /people` → `{
 * email, password, name, subject }` · `GET /traffic` → `{ seen }` · `POST /databases/flow/open|close` · `POST
 * /databases/server/crash|start` · `POST /redis/kill|start|empty` → `{ url }` · `POST /museums/open` → `{ url }`, `POST
 * /museums/close/{port}`
 */
export async function startControlServer(options: ControlServerOptions) {
  const replicas = new Replicas(options);
  const server = createServer((request, response) => {
    handle(options, replicas, request).then(
      (body) => response.end(JSON.stringify(body)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, close: () => server.close() };
}

async function handle(
  options: ControlServerOptions,
  replicas: Replicas,
  request: IncomingMessage,
): Promise<object> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, collection, name = '', action = ''] = url.pathname.split('/');
  if (collection === 'people') return createPerson(options);
  if (collection === 'traffic') return { seen: options.seen };
  if (collection === 'databases') return controlDatabase(options.database, name, action);
  if (collection === 'redis') return controlRedis(options.redis, name);
  if (collection === 'museums') return controlMuseum(options, name, action);
  if (collection === 'replicas') return replicas.control(name, action);
  const definition = options.definitions.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`no app ${name}`);
  if (action === 'replicate') return replicas.add(definition, Object.fromEntries(url.searchParams));
  const running = options.apps.get(definition.name);
  if (action === 'stop') await running?.stop();
  if (action === 'kill') {
    running?.process.kill('SIGKILL');
    await running?.ended;
  }
  if (action === 'start') {
    const { logDirectory, settings } = options;
    const variables = { ...definition.variables, ...Object.fromEntries(url.searchParams) };
    options.apps.set(
      definition.name,
      await runApp({ ...definition, variables }, { logDirectory, inherited: settings.inherited }),
    );
  }
  return {};
}

/** `empty` starts it again without its data; anything else just says where it is. */
async function controlRedis(redis: RedisServer | undefined, action: string): Promise<object> {
  if (action === 'kill') await redis?.kill();
  if (action === 'start' || action === 'empty') await redis?.start({ empty: action === 'empty' });
  return { url: redis?.url ?? null };
}

/** Closes the recorder's database to everybody, or ends the whole server as a crash does. */
async function controlDatabase(
  server: EmbeddedPostgres | undefined,
  name: string,
  action: string,
): Promise<object> {
  if (!server) throw new Error('the database server is somebody else’s');
  if (name === 'flow') await openFlowDatabase(server.url, action === 'open');
  if (name === 'server' && action === 'crash') server.stop('immediate');
  if (name === 'server' && action === 'start') await server.restart();
  return {};
}

/** Each test has a person of its own, with the contacts of the first demo person. */
async function createPerson({ settings, urls }: ControlServerOptions): Promise<object> {
  const password = randomUUID();
  const email = `${randomUUID()}@example.net`;
  const name = 'Robin Example';
  const authorizationServer = openAuthorizationServerDatabase({
    url: urls.authorization_server,
    poolSize: 1,
  });
  const contactSaver = openContactSaverDatabase({ url: urls.contact_saver, poolSize: 1 });
  try {
    const ownerSubject = await addPerson(authorizationServer, { email, name, password, zoneinfo: 'UTC' });
    const today = calendarDateIn('UTC', new Date());
    const contacts = demoPeople[0]?.contacts ?? [];
    await contactSaver.contact.createMany({
      data: contacts.map((contact) => ({
        ...toContactRow(contact, today),
        ownerIssuer: settings.authorizationServerUrl,
        ownerSubject,
      })),
    });
    return { email, password, name, subject: ownerSubject };
  } finally {
    await Promise.all([authorizationServer.$disconnect(), contactSaver.$disconnect()]);
  }
}
