import { z } from 'zod';
import { env } from './env.ts';

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

async function post(path: string): Promise<unknown> {
  const answer = await fetch(new URL(path, env.controlUrl), { method: 'POST' });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
