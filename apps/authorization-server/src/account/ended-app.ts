import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import type { RevokedApp } from './revoke-app.ts';
import type { SignedInPerson } from './signed-in-person.ts';

/** What the account page says after an app was revoked. */
export interface EndedApp {
  readonly name: string;
}

/** Where the browser goes after a revocation. Only we can make this address: no link can pretend that access ended. */
export function endedAppAddress(
  csrfTokens: CsrfTokens,
  { clientId }: RevokedApp,
  { session }: SignedInPerson,
): string {
  const proof = csrfTokens.create(`ended ${clientId}`, session.uid);
  return `/account?${new URLSearchParams({ ended: clientId, proof })}`;
}

/** The app that the address names, if we have made it for this person's session. */
export async function readEndedApp(
  provider: Provider,
  csrfTokens: CsrfTokens,
  ctx: Context,
  { session }: SignedInPerson,
): Promise<EndedApp | undefined> {
  const { ended, proof } = ctx.query;
  if (typeof ended !== 'string' || !csrfTokens.matches(proof, `ended ${ended}`, session.uid)) {
    return undefined;
  }
  const client = await provider.Client.find(ended);
  return client && { name: client.clientName ?? client.clientId };
}
