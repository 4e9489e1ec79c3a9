import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual, parseEnv } from 'node:util';
import { passwordVariable, roleNames } from './databases/roles.ts';
import { makeClientKey, makeMaterial } from './keys/key-material.ts';
import { readRings, writeRings } from './keys/key-rings.ts';
import { withSecretsLock } from './secrets-lock.ts';

/** The lines of `secrets.env` by name. */
export type Secrets = Readonly<Record<string, string>>;

const randomSecret = () => randomBytes(32).toString('base64url');

const makers: Readonly<Record<string, () => string | Promise<string>>> = {
  POSTGRES_PASSWORD: randomSecret,
  ...Object.fromEntries(roleNames.map((role) => [passwordVariable(role), randomSecret])),
  AUTHORIZATION_SERVER_SIGNING_KEYS: async () => `{"keys":[${await makeMaterial('signing')}]}`,
  AUTHORIZATION_SERVER_COOKIE_KEYS: () => makeMaterial('cookies'),
  CONTACT_SAVER_API_CLIENT_SECRET: randomSecret,
  CONTACT_SAVER_ENCRYPTION_KEYS: () => makeMaterial('addressBook'),
  CONTACT_SAVER_WEB_CLIENT_SECRET: randomSecret,
  FLOW_FINGERPRINT_KEY: randomSecret,
  MESSAGE_WRITER_CLIENT_KEY: makeClientKey,
  MESSAGE_WRITER_CLIENT_SECRET: randomSecret,
  MESSAGE_WRITER_ENCRYPTION_KEYS: () => makeMaterial('encryption'),
  REDIS_PASSWORD: randomSecret,
};

/** Where an installation keeps its secrets: dotenv lines, mode 0600, never in the repository or an image. */
export function secretsFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'secrets.env');
}

/** Reads the secrets of this installation and makes the ones that are missing; two installations share none. */
export async function ensureSecrets(dataDirectory: string): Promise<Secrets> {
  const known = readSecrets(dataDirectory);
  return missingFrom(known).length === 0 ? known : updateSecrets(dataDirectory, makeMissing);
}

/**
 * Changes the secrets, one process at a time.
 *
 * @param change gets the secrets as they are now, and returns all of them
 * @throws {SecretsLockedError}
 */
export async function updateSecrets(
  dataDirectory: string,
  change: (secrets: Secrets) => Promise<Secrets> | Secrets,
): Promise<Secrets> {
  return withSecretsLock(dataDirectory, async () => {
    const known = readSecrets(dataDirectory);
    const changed = await change(known);
    if (!isDeepStrictEqual(known, changed)) writeSecrets(dataDirectory, changed);
    return changed;
  });
}

async function makeMissing(known: Secrets): Promise<Secrets> {
  const made = await Promise.all(
    missingFrom(known).map(async ([name, make]) => [name, await make()] as const),
  );
  const secrets = { ...known, ...Object.fromEntries(made) };
  return { ...secrets, ...writeRings(readRings(secrets, new Date())) };
}

function missingFrom(known: Secrets) {
  return Object.entries(makers).filter(([name]) => known[name] === undefined);
}

/** Replaces the secrets file as a whole, so that a crash leaves the old one or the new one. */
export function writeSecrets(dataDirectory: string, secrets: Secrets): void {
  mkdirSync(dataDirectory, { recursive: true });
  const lines = Object.entries(secrets).map(([name, value]) => `${name}='${value}'\n`);
  const file = secretsFile(dataDirectory);
  writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The secrets already made, possibly none. */
export function readSecrets(dataDirectory: string): Secrets {
  const file = secretsFile(dataDirectory);
  return existsSync(file) ? (parseEnv(readFileSync(file, 'utf8')) as Secrets) : {};
}
