import { type Client, type Configuration, type KoaContextWithOIDC, errors } from 'oidc-provider';

/**
 * Which flows exist. The password and implicit grants do not (RFC 9700 §2.4, §2.1.2); every client, confidential ones
 * too, must use PKCE with S256 (RFC 9700 §2.1.1).
 */
export const flows = {
  responseTypes: ['code'],
  pkce: { required: () => true },
  allowOmittingSingleRegisteredRedirectUri: false,
  clientAuthMethods: ['none', 'client_secret_basic', 'private_key_jwt'],
  assertJwtClientAuthClaimsAndHeader: requireIssuerAsAudience,
  // RFC 9700 §4.14.2: rotation on every use makes a stolen refresh token show itself.
  rotateRefreshToken: true,
  issueRefreshToken: (_ctx: KoaContextWithOIDC, client: Client) => client.grantTypeAllowed('refresh_token'),
} satisfies Configuration;

/**
 * RFC 7523 §3 as its update tightens it (audience injection): a client assertion names the issuer and nobody else, or an
 * attacker's server that the client also talks to could hand its assertion on to us.
 */
function requireIssuerAsAudience(ctx: KoaContextWithOIDC, claims: Record<string, unknown>): void {
  if (claims['aud'] !== ctx.oidc.issuer)
    throw new errors.InvalidClientAuth('the audience of a client assertion is the issuer alone');
}

/**
 * OIDC Core §11: without `offline_access` what a client holds ends with the person's session. The library writes into
 * the session which clients go on after a sign-out, and leaves it there when a person gives less later: it is taken out.
 */
export function expiresWithSession(ctx: KoaContextWithOIDC, code: { scopes: Set<string> }): boolean {
  if (code.scopes.has('offline_access')) return false;
  const { client, session } = ctx.oidc;
  if (client && session) delete session.authorizationFor(client.clientId).persistsLogout;
  return true;
}

/** Browser code may call the token endpoint only for a public client, and only from the origin of its redirect URI. */
export function clientBasedCORS(_ctx: KoaContextWithOIDC, origin: string, client: Client): boolean {
  return (
    client.tokenEndpointAuthMethod === 'none' &&
    (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin)
  );
}
