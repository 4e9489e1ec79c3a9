import { type APIRequestContext } from '@playwright/test';
import { type JWK, type JWTHeaderParameters, SignJWT, importJWK } from 'jose';
import { env } from '../env.ts';
import { secrets } from './protocol.ts';

/** The issuer's own key: what is forged with it differs in one thing only. */
export const signingKey = (
  JSON.parse(secrets['AUTHORIZATION_SERVER_SIGNING_KEYS'] ?? '') as { keys: [JWK & { kid: string }] }
).keys[0];
/** Seconds since 1970, as JWTs count. */
export const now = () => Math.floor(Date.now() / 1000);

/** The claims of a good access token for somebody who has no contacts. */
export const goodClaims = () => ({
  iss: env.authorizationServerUrl,
  aud: env.contactSaverUrl,
  sub: 'ffffffff-0000-4000-8000-000000000000',
  client_id: 'message-writer',
  jti: 'forged',
  scope: 'birthdays.read contacts.read contacts.write',
  iat: now(),
  exp: now() + 60,
});

/** An access token as the issuer would sign it, but for the changes. */
export async function signed(
  claims: object = {},
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  const key = await importJWK(signingKey, 'RS256');
  const protectedHeader = { alg: 'RS256', typ: 'at+jwt', kid: signingKey.kid, ...header };
  return new SignJWT({ ...goodClaims(), ...claims }).setProtectedHeader(protectedHeader).sign(key);
}

/** One call of ContactSaver with this Authorization header. */
export async function call(
  request: APIRequestContext,
  authorization: string | undefined,
  path = '/birthdays',
) {
  return request.get(`${env.contactSaverUrl}${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });
}
