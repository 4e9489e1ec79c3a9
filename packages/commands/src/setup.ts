import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RoleName, databaseOf, passwordVariable, roleNames, urlVariable } from './databases/roles.ts';
import { readParameters } from './parameters.ts';
import { type Secrets, ensureSecrets, updateSecrets, writeSecrets } from './secrets.ts';

/**
 * What `docker compose up` runs first: makes the secrets of this installation, once, and hands each container a
 * `secrets.env` with its own share and nothing else.
 *
 * Parameters: `--into` the folder with one volume per service, `--database` and `--redis` the servers' `host:port`.
 */
const usage = 'setup --into FOLDER --database HOST:PORT --redis HOST:PORT';
const { into, database, redis } = readParameters(usage, {
  into: { type: 'string' },
  database: { type: 'string' },
  redis: { type: 'string' },
});
if (into === undefined || database === undefined || redis === undefined) {
  process.stderr.write(`usage: ${usage}\n`);
  process.exit(3);
}
const tools = path.join(into, 'tools');
await ensureSecrets(tools);
const secrets = await updateSecrets(tools, (known) => ({
  ...known,
  POSTGRES_URL: `postgresql://postgres:${known['POSTGRES_PASSWORD']}@${database}/postgres`,
  ...redisUrlOf(known),
  ...urlsOf(known, ...roleNames),
}));
share('authorization-server', {
  ...urlsOf(secrets, 'authorization_server', 'flow_writer'),
  ...pick(
    'AUTHORIZATION_SERVER_SIGNING_KEYS',
    'AUTHORIZATION_SERVER_COOKIE_KEYS',
    'MESSAGE_WRITER_CLIENT_SECRET',
    'CONTACT_SAVER_API_CLIENT_SECRET',
    'CONTACT_SAVER_WEB_CLIENT_SECRET',
    'FLOW_FINGERPRINT_KEY',
  ),
});
share('contact-saver', {
  ...urlsOf(secrets, 'contact_saver', 'flow_writer'),
  ...pick(
    'CONTACT_SAVER_API_CLIENT_SECRET',
    'CONTACT_SAVER_WEB_CLIENT_SECRET',
    'CONTACT_SAVER_ENCRYPTION_KEYS',
    'FLOW_FINGERPRINT_KEY',
  ),
});
share('message-writer', {
  ...urlsOf(secrets, 'message_writer', 'flow', 'flow_writer'),
  ...redisUrlOf(secrets),
  ...pick(
    'MESSAGE_WRITER_CLIENT_KEY',
    'MESSAGE_WRITER_CLIENT_SECRET',
    'MESSAGE_WRITER_ENCRYPTION_KEYS',
    'FLOW_FINGERPRINT_KEY',
  ),
});
sharePassword('postgres', secrets['POSTGRES_PASSWORD']);
sharePassword('redis', secrets['REDIS_PASSWORD']);

function share(service: string, lines: Secrets): void {
  writeSecrets(path.join(into ?? '', service), lines);
}

/** The servers' images read their password as another user; nobody else mounts this volume. */
function sharePassword(service: string, password = ''): void {
  const folder = path.join(into ?? '', service);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'password'), password, { mode: 0o644 });
}

function pick(...names: string[]): Secrets {
  return Object.fromEntries(names.map((name) => [name, secrets[name] ?? '']));
}

function redisUrlOf(known: Secrets): Secrets {
  return { REDIS_URL: `redis://:${known['REDIS_PASSWORD']}@${redis}` };
}

function urlsOf(known: Secrets, ...roles: RoleName[]): Secrets {
  return Object.fromEntries(
    roles.map((role) => {
      const password = known[passwordVariable(role)] ?? '';
      return [urlVariable(role), `postgresql://${role}:${password}@${database}/${databaseOf(role)}`];
    }),
  );
}
