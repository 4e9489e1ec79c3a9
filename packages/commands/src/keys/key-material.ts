import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

/**
 * What the keys are for: to sign tokens, to sign the authorization server's cookies, to seal what MessageWriter keeps, and
 * what ContactSaver's address book keeps.
 */
export const kinds = ['signing', 'cookies', 'encryption', 'addressBook'] as const;
export type Kind = (typeof kinds)[number];

/** Where each kind is kept among the secrets: signing keys as a JWK Set, the others as a comma-separated list. */
export const variableOf = {
  signing: 'AUTHORIZATION_SERVER_SIGNING_KEYS',
  cookies: 'AUTHORIZATION_SERVER_COOKIE_KEYS',
  encryption: 'MESSAGE_WRITER_ENCRYPTION_KEYS',
  addressBook: 'CONTACT_SAVER_ENCRYPTION_KEYS',
} as const satisfies Readonly<Record<Kind, string>>;

const jwk = z.looseObject({ kid: z.string().min(1) });
const jwkSet = z.object({ keys: z.array(jwk) });

/** A client's private key for `private_key_jwt` (RFC 7523 §2.2), as a JWK. */
export async function makeClientKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex') });
}

/** A new private key as it is kept; of a signing key, its JWK (RFC 7517 §4). */
export async function makeMaterial(kind: Kind): Promise<string> {
  if (kind !== 'signing') return randomBytes(32).toString('base64url');
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(8).toString('hex');
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' });
}

/** What a key may be called aloud: its `kid`, or the first characters of a hash that nobody can turn back. */
export function idOf(kind: Kind, material: string): string {
  if (kind === 'signing') return jwk.parse(JSON.parse(material)).kid;
  return createHash('sha256').update(`id ${material}`).digest('base64url').slice(0, 8);
}

/** The keys of one line, in its order. */
export function splitLine(kind: Kind, line: string): string[] {
  if (kind !== 'signing') return line === '' ? [] : line.split(',');
  return line === '' ? [] : jwkSet.parse(JSON.parse(line)).keys.map((key) => JSON.stringify(key));
}

/** The opposite of `splitLine`. */
export function joinLine(kind: Kind, materials: readonly string[]): string {
  return kind === 'signing' ? `{"keys":[${materials.join(',')}]}` : materials.join(',');
}
