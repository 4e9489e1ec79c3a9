import type { AccessToken } from './access-token.ts';
import { proofs } from './decisions.ts';
import { AccessTokenError } from './errors.ts';
import type { PresentedToken } from './read-bearer-token.ts';
import { type ProofOptions, type ProvenRequest, verifyDpopProof } from './verify-dpop-proof.ts';

/**
 * A token that is bound to a key comes with a proof; one that is not is a bearer token and says so.
 *
 * @throws {AccessTokenError} `invalid_token` when the scheme does not fit the token @throws {DpopProofError}
 */
export async function requirePossession(
  request: ProvenRequest,
  { scheme, token }: PresentedToken,
  { keyThumbprint: thumbprint }: AccessToken,
  options: Pick<ProofOptions, 'publicUrl' | 'usedProofs'>,
): Promise<void> {
  if (scheme === 'dpop' || thumbprint !== undefined) proofs.publish({});
  if (thumbprint === undefined) {
    // RFC 9449 §7.1: a proof for a token that names no key proves nothing.
    if (scheme === 'dpop') throw new AccessTokenError('invalid_token', 'not bound to a key');
    return;
  }
  // RFC 9449 §7.2: a bound token without its proof is a stolen one.
  if (scheme !== 'dpop')
    throw new AccessTokenError('invalid_token', 'bound to a key, and sent as a bearer token');
  await verifyDpopProof(request, { ...options, token, thumbprint });
}
