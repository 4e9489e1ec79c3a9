import { prepareDatabases } from './databases/prepare.ts';
import { env } from './env.ts';
import { exitWhenNotReady } from './not-ready.ts';
import { ensureSecrets } from './secrets.ts';

/** What `docker compose up` runs before the apps: roles, databases, migrations and, with the lab on, demo people. */
const secrets = await ensureSecrets(env.dataDirectory);
await exitWhenNotReady(() => prepareDatabases(env, secrets));
process.stdout.write('The databases are ready.\n');
