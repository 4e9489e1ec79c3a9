/**
 * DPoP proof: client → ContactSaver, a `DPoP` header beside `Authorization: DPoP …`.
 *
 * Before: an access token that is good here and names a key (`cnf`). After: whoever sent this request has that key, and
 * made the proof for this request and this token, now, and for nothing else.
 * RFC 9449 §4.3 (the list), §7.1
 */
import { createHash } from 'node:crypto';
import { EmbeddedJWK, calculateJwkThumbprint, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { DpopProofError } from './errors.ts';
import type { UsedProofs } from './used-proofs.ts';

/** What of a request a proof is about. */
export interface ProvenRequest {
  readonly headersDistinct: { readonly dpop?: readonly string[] | undefined };
  readonly method: string;
  /** With path and query, as it was sent. */
  readonly originalUrl: string;
}

export interface ProofOptions {
  readonly publicUrl: string;
  /** The access token as it came. */
  readonly token: string;
  /** RFC 9449 §6.1: the thumbprint of the key it is bound to. */
  readonly thumbprint: string;
  readonly usedProofs: Pick<UsedProofs, 'acceptOnce'>;
}

/** The one algorithm proofs are signed by. */
export const proofAlgorithm = 'ES256';

/** Seconds a proof is good for, before and after its `iat`: a request needs no longer to get here. */
export const proofWindow = 60;

const claimsSchema = z.object({
  jti: z.string().min(16).max(256),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string(),
});

/** @throws {DpopProofError} */
export async function verifyDpopProof(
  { headersDistinct, method, originalUrl }: ProvenRequest,
  { publicUrl, thumbprint, token, usedProofs }: ProofOptions,
): Promise<void> {
  const [proof, second] = headersDistinct.dpop ?? [];
  // RFC 9449 §4.3 point 1: one proof; of two, a proxy and we could each believe another one.
  if (proof === undefined || second !== undefined) throw new DpopProofError('not one proof');
  const { payload, protectedHeader } = await verifySignature(proof);
  const claims = claimsSchema.safeParse(payload);
  // RFC 9449 §4.3 point 3
  if (!claims.success) throw new DpopProofError('a required claim is missing');
  const { ath, htm, htu, iat, jti } = claims.data;
  // RFC 9449 §4.3 point 8: a proof for reading must not delete.
  if (htm !== method) throw new DpopProofError('htm');
  // RFC 9449 §4.3 point 9: a proof that another server was shown is worth nothing here.
  if (addressOf(htu) !== addressOf(new URL(originalUrl, publicUrl).href)) throw new DpopProofError('htu');
  // RFC 9449 §4.3 point 11: of this moment.
  if (Math.abs(Date.now() / 1000 - iat) > proofWindow) throw new DpopProofError('iat');
  // RFC 9449 §4.3 point 12: for this access token, and signed by the key it is bound to.
  if (ath !== createHash('sha256').update(token).digest('base64url')) throw new DpopProofError('ath');
  if ((await calculateJwkThumbprint(protectedHeader.jwk ?? {})) !== thumbprint)
    throw new DpopProofError('another key');
  // RFC 9449 §11.1: whoever has seen a request must not be able to send it again.
  if (!(await usedProofs.acceptOnce(`${thumbprint} ${jti}`, new Date((iat + proofWindow) * 1000))))
    throw new DpopProofError('used before');
}

/** RFC 9449 §4.3 points 2, 4 to 7: a JWT of this type, signed by the public key that stands in it. */
async function verifySignature(proof: string) {
  try {
    return await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: [proofAlgorithm] });
  } catch (cause) {
    // RFC 9449 §4.3 point 7: a `jwk` that is no key at all fails in the platform, not in the library; all of it is the client's.
    throw new DpopProofError(cause instanceof errors.JOSEError ? cause.code : 'no key', { cause });
  }
}

/** RFC 9449 §4.2: without query and fragment. */
function addressOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed === null ? undefined : `${parsed.origin}${parsed.pathname}`;
}
