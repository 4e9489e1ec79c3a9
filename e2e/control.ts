import { createServerFetch } from '@ecosystem/transport/server-fetch';
import { z } from 'zod';
import { env } from './env.ts';

const replicaSchema = z.object({ connectTo: z.string() });
const personSchema = z.object({ email: z.string(), password: z.string(), name: z.string() });

/** Somebody who can sign in, made for one test. */
export type Person = z.infer<typeof personSchema>;

export type AppName = 'authorization-server' | 'contact-saver' | 'message-writer';

/** A new person with contacts: a birthday today (Charles), tomorrow (Mary), and more. */
export async function createPerson(): Promise<Person> {
  return personSchema.parse(await post('/people'));
}

/** Stops (SIGTERM), kills (SIGKILL) or starts an app, and waits until that is done. */
export async function control(app: AppName, action: 'kill' | 'start' | 'stop'): Promise<void> {
  await post(`/apps/${app}/${action}`);
}

/** Starts a second process of an app behind the same public URL; what it is reached by is a `fetch` of its own. */
export async function replicate(app: Exclude<AppName, 'message-writer'>): Promise<typeof fetch> {
  const { connectTo } = replicaSchema.parse(await post(`/apps/${app}/replicate`));
  const origin = app === 'contact-saver' ? env.contactSaverUrl : env.authorizationServerUrl;
  return createServerFetch({ routes: [{ origin, connectTo }], timeout: 15_000 });
}

async function post(path: string): Promise<unknown> {
  const answer = await fetch(new URL(path, env.controlUrl), { method: 'POST' });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
