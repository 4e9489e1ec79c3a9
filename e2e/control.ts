import { createServerFetch } from '@ecosystem/transport/server-fetch';
import { z } from 'zod';
import { env } from './env.ts';

const replicaSchema = z.object({ connectTo: z.string() });
const redisSchema = z.object({ url: z.string().nullable() });
const personSchema = z.object({
  email: z.string(),
  password: z.string(),
  name: z.string(),
  /** How the authorization server calls this person. */
  subject: z.string(),
});

/** Somebody who can sign in, made for one test. */
export type Person = z.infer<typeof personSchema>;

export type AppName = 'authorization-server' | 'contact-saver' | 'message-writer';

/** A new person with contacts: a birthday today (Charles), tomorrow (Mary), and more. */
export async function createPerson(): Promise<Person> {
  return personSchema.parse(await post('/people'));
}

/** Stops (SIGTERM), kills (SIGKILL) or starts an app, and waits until that is done. */
export async function control(app: AppName, action: 'kill' | 'stop'): Promise<void> {
  await post(`/apps/${app}/${action}`);
}

/** Starts an app again, with other variables if there are any. */
export async function start(app: AppName, variables: Readonly<Record<string, string>> = {}): Promise<void> {
  await post(`/apps/${app}/start?${new URLSearchParams(variables)}`);
}

/** Kills Redis (SIGKILL), starts it with its data or without; null where this machine has none. */
export async function controlRedis(action: 'empty' | 'kill' | 'start' | 'where'): Promise<string | null> {
  const { url } = redisSchema.parse(await post(`/redis/${action}`));
  return url;
}

/** Starts a second process of an app behind the same public URL; what it is reached by is a `fetch` of its own. */
export async function replicate(
  app: AppName,
  variables: Readonly<Record<string, string>> = {},
): Promise<typeof fetch> {
  const connectTo = await addReplica(app, variables);
  const origin = origins[app];
  return createServerFetch({ routes: [{ origin, connectTo }], timeout: 15_000 });
}

/** As `replicate`; returns the `host:port` it listens on. */
export async function addReplica(
  app: AppName,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const query = new URLSearchParams(variables);
  const { connectTo } = replicaSchema.parse(await post(`/apps/${app}/replicate?${query}`));
  running.add(connectTo);
  return connectTo;
}

/** The replicas that this file's tests have started. */
const running = new Set<string>();

/** Stops what this file's tests have started: it would go on working in the databases of the tests after them. */
export async function stopReplicas(): Promise<void> {
  const replicas = [...running];
  running.clear();
  await Promise.all(replicas.map((connectTo) => controlReplica(connectTo, 'stop')));
}

/** Stops (SIGTERM), kills (SIGKILL) or starts a replica at the address it had, and waits until that is done. */
export async function controlReplica(connectTo: string, action: 'kill' | 'start' | 'stop'): Promise<void> {
  await post(`/replicas/${connectTo}/${action}`);
  if (action === 'stop') running.delete(connectTo);
}

/** Ends the database server as a crash does (`pg_ctl stop -m immediate`), or starts it again. */
export async function controlDatabaseServer(action: 'crash' | 'start'): Promise<void> {
  await post(`/databases/server/${action}`);
}

export const origins: Readonly<Record<AppName, string>> = {
  'authorization-server': env.authorizationServerUrl,
  'contact-saver': env.contactSaverUrl,
  'message-writer': env.messageWriterUrl,
};

const trafficSchema = z.object({
  seen: z.array(
    z.object({
      host: z.string(),
      method: z.string(),
      path: z.string(),
      status: z.number(),
      traceparent: z.string(),
    }),
  ),
});

/** Every exchange between the servers, written down by something on the wire that knows nothing of the recorder. */
export async function readTraffic() {
  const answer = await fetch(new URL('/traffic', env.controlUrl));
  return trafficSchema.parse(await answer.json()).seen;
}

const museumSchema = z.object({ url: z.string() });

/** Opens a museum of this test's own. */
export async function openMuseum(): Promise<string> {
  return museumSchema.parse(await post('/museums/open')).url;
}

/** Closes it, and waits until that is done. */
export async function closeMuseum(url: string): Promise<void> {
  await post(`/museums/close/${new URL(url).port}`);
}

/** Takes the recorder's database away from everybody, and gives it back. */
export async function setFlowDatabase(state: 'close' | 'open'): Promise<void> {
  await post(`/databases/flow/${state}`);
}

async function post(path: string): Promise<unknown> {
  const answer = await fetch(new URL(path, env.controlUrl), { method: 'POST' });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
