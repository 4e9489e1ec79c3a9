/**
 * What one connection does beyond what RFC 9700 asks of every client: each of the three can be had alone.
 *
 * `pushed` sends the authorization request from server to server (RFC 9126), `signed` proves who we are by a signature
 * instead of a secret (RFC 7523), `proofKey` binds the tokens to a key, so that a stolen one is worth nothing (RFC 9449).
 */
import { DPoP, type Client, type DPoPHandle } from 'oauth4webapi';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

/** An EC key of P-256, private part included (RFC 7518 §6.2). */
export const privateKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string().optional(),
});

export type PrivateKey = z.infer<typeof privateKeySchema>;

export const hardeningSchema = z.object({
  pushed: z.boolean(),
  signed: z.boolean(),
  /** Made for this connection, and kept with its tokens; undefined when they are bearer tokens. */
  proofKey: privateKeySchema.optional(),
});

export type Hardening = z.infer<typeof hardeningSchema>;

/** Which of the three a person has switched on. */
export interface HardeningChoice {
  readonly pushed: boolean;
  readonly signed: boolean;
  readonly bound: boolean;
}

/** Undefined when nothing is switched on. */
export async function createHardening({
  bound,
  pushed,
  signed,
}: HardeningChoice): Promise<Hardening | undefined> {
  if (!bound && !pushed && !signed) return undefined;
  return { pushed, signed, ...(bound && { proofKey: await createProofKey() }) };
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** RFC 9449 §2: a new key pair for each connection, so that nobody can tell that two belong together. */
async function createProofKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return privateKeySchema.parse(await exportJWK(privateKey));
}

/** The key to sign with; it cannot be read out of this process's memory by our own code again. */
export async function importPrivateKey(key: PrivateKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', key, algorithm, false, ['sign']);
}

/** What may be published of a private key (RFC 7517 §4). */
export function publicPartOf({ kty, crv, x, y, kid }: PrivateKey) {
  return { kty, crv, x, y, ...(kid !== undefined && { kid }), alg: 'ES256', use: 'sig' };
}

/** RFC 9449 §4.2: makes a proof for each request, of its method, its URL, this moment, and the token it carries. */
export async function createProofs(client: Client, key: PrivateKey): Promise<DPoPHandle> {
  const { kty, crv, x, y } = key;
  return DPoP(client, {
    privateKey: await importPrivateKey(key),
    publicKey: await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, ['verify']),
  });
}
