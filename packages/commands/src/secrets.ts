import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { exportJWK, generateKeyPair } from 'jose';
import { passwordVariable, roleNames } from './databases/roles.ts';

/** The lines of `secrets.env` by name. */
export type Secrets = Readonly<Record<string, string>>;

const randomSecret = () => randomBytes(32).toString('base64url');

const makers: Readonly<Record<string, () => string | Promise<string>>> = {
  POSTGRES_PASSWORD: randomSecret,
  ...Object.fromEntries(roleNames.map((role) => [passwordVariable(role), randomSecret])),
  AUTHORIZATION_SERVER_SIGNING_KEYS: createSigningKeys,
  AUTHORIZATION_SERVER_COOKIE_KEYS: randomSecret,
  CONTACT_SAVER_API_CLIENT_SECRET: randomSecret,
  FLOW_FINGERPRINT_KEY: randomSecret,
  MESSAGE_WRITER_CLIENT_SECRET: randomSecret,
  MESSAGE_WRITER_ENCRYPTION_KEYS: randomSecret,
  REDIS_PASSWORD: randomSecret,
};

/** Where an installation keeps its secrets: dotenv lines, mode 0600, never in the repository or an image. */
export function secretsFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'secrets.env');
}

/** Reads the secrets of this installation and makes the ones that are missing; two installations share none. */
export async function ensureSecrets(dataDirectory: string): Promise<Secrets> {
  const known = readSecrets(dataDirectory);
  const missing = Object.entries(makers).filter(([name]) => known[name] === undefined);
  if (missing.length === 0) return known;
  const made = await Promise.all(missing.map(async ([name, make]) => [name, await make()] as const));
  const secrets = { ...known, ...Object.fromEntries(made) };
  writeSecrets(dataDirectory, secrets);
  return secrets;
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

/** A JWK Set (RFC 7517 §5) with one RS256 signing key; the first key signs, the others still verify. */
async function createSigningKeys(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = await exportJWK(privateKey);
  const kid = randomBytes(8).toString('hex');
  return JSON.stringify({ keys: [{ ...key, kid, alg: 'RS256', use: 'sig' }] });
}
