/**
 * Token response and ID token: what the authorization server answered, checked before anything is believed.
 *
 * Before: the raw answer to our token request, and the issuer's keys. After: the tokens are for us, and we know who the person is.
 * RFC 6749 §5.1, OIDC Core §3.1.3.3 and §3.1.3.7. The access token is opaque to us: only ContactSaver may judge it.
 */
import {
  type IDToken,
  type TokenEndpointResponse,
  getValidatedIdTokenClaims,
  jwksCache,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
} from 'oauth4webapi';
import { z } from 'zod';
import type { ClientContext } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

/** A JWK Set (RFC 7517 §5) as the issuer has just published it. */
export type IssuerKeySet = z.infer<typeof keySetSchema>;

export const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

export interface ValidatedTokens {
  readonly response: TokenEndpointResponse;
  /** Undefined when none was asked for. */
  readonly claims: IDToken | undefined;
}

/** What an ID token has to fit. */
export interface ExpectedIdToken {
  readonly keys: IssuerKeySet;
  readonly nonce: string;
}

/**
 * @param expected undefined when the request did not ask for an ID token
 * @throws {ConnectionProblem} `invalid_tokens`
 */
export async function validateTokenResponse(
  context: ClientContext,
  answer: Response,
  expected: ExpectedIdToken | undefined,
): Promise<ValidatedTokens> {
  const { authorizationServer, client } = context;
  try {
    // OIDC Core §3.1.3.7 points 2 to 5 and 9 to 11: iss, aud, azp, exp, iat and our nonce.
    const response = await processAuthorizationCodeResponse(
      authorizationServer,
      client,
      answer,
      expected && { expectedNonce: expected.nonce, requireIdToken: true },
    );
    if (!expected) return { response, claims: undefined };
    await verifySignature(context, answer, expected.keys);
    const claims = getValidatedIdTokenClaims(response);
    if (claims === undefined) throw new Error('the token response holds no ID token');
    return { response, claims };
  } catch (cause) {
    throw new ConnectionProblem('invalid_tokens', { cause });
  }
}

/** OIDC Core §3.1.3.7 point 6: the signature, by a key of this issuer. */
async function verifySignature(
  { authorizationServer, http }: ClientContext,
  answer: Response,
  keys: IssuerKeySet,
): Promise<void> {
  const kept = { jwks: keys, uat: Math.floor(Date.now() / 1000) };
  // A copy: the library remembers keys by the object, and these are the ones to be used.
  await validateApplicationLevelSignature({ ...authorizationServer }, answer, { ...http, [jwksCache]: kept });
}
