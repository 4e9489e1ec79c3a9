import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { openAuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { z } from 'zod';
import { prepareDatabases } from './databases/prepare.ts';
import { addPerson } from './databases/seed.ts';
import { env } from './env.ts';
import { exitWhenNotReady } from './not-ready.ts';
import { readParameters } from './parameters.ts';
import { ensureSecrets } from './secrets.ts';

const usage = 'npm run accounts -- add --email E --name N [--zoneinfo Europe/Paris] [--password-stdin]';

const personSchema = z.object({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(200),
  zoneinfo: z.string().refine(isTimeZone, 'expected a time zone such as Europe/Paris'),
  password: z.string().min(12, 'expected a password of at least 12 characters').max(1024),
});

/** `npm run accounts -- add`: creates a person who can sign in. The password is asked for, never a parameter. */
const [action, ...parameters] = process.argv.slice(2);
if (action !== 'add') exitWithUsage(`usage: ${usage}`);
const options = readParameters(
  usage,
  {
    email: { type: 'string' },
    name: { type: 'string' },
    zoneinfo: { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
    'password-stdin': { type: 'boolean', default: false },
  },
  parameters,
);
const { 'password-stdin': fromPipe, ...rest } = options;
const password = fromPipe ? (await text(process.stdin)).replace(/\r?\n$/, '') : await ask('Password: ');
const person = personSchema.safeParse({ ...rest, password });
if (!person.success) exitWithUsage(`${describe(person.error)}\nusage: ${usage}`);

const secrets = await ensureSecrets(env.dataDirectory);
const { urls, server } = await exitWhenNotReady(() => prepareDatabases(env, secrets));
const database = openAuthorizationServerDatabase({ url: urls.authorization_server, poolSize: 1 });
try {
  await addPerson(database, person.data);
  process.stdout.write(`${person.data.name} can sign in as ${person.data.email.toLowerCase()}.\n`);
} catch (error) {
  if ((error as { code?: unknown }).code !== 'P2002') throw error;
  process.stderr.write(`There is already somebody with the e-mail address ${person.data.email}.\n`);
  process.exitCode = 1;
} finally {
  await database.$disconnect();
  if (server?.reused === false) server.stop();
}

/** Asks on the terminal, without showing what is typed. */
async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    exitWithUsage(`The password comes from a terminal, or with --password-stdin.\nusage: ${usage}`);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(question);
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n');
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function exitWithUsage(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(3);
}
