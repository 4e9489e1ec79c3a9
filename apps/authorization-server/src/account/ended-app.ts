import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import type { SignedInPerson } from './signed-in-person.ts';

/** Whether the app has answered that it knows: `yes`, `no`, or `nobody`, where no session of it was known. */
export type Told = 'nobody' | 'no' | 'yes';

/** What the account page says after an app was revoked. */
export interface EndedApp {
  readonly name: string;
  readonly told: Told;
}

interface Ended {
  readonly clientId: string;
  readonly told: Told;
}

/** Where the browser goes after a revocation. Only we can make this address: no link can pretend that access ended. */
export function endedAppAddress(
  csrfTokens: CsrfTokens,
  { clientId, told }: Ended,
  { session }: SignedInPerson,
): string {
  const parameters = { ended: clientId, told };
  const proof = csrfTokens.create(purposeOf(parameters), session.uid);
  return `/account?${new URLSearchParams({ ...parameters, proof })}`;
}

/** The app that the address names, if we have made it for this person's session. */
export async function readEndedApp(
  provider: Provider,
  csrfTokens: CsrfTokens,
  ctx: Context,
  { session }: SignedInPerson,
): Promise<EndedApp | undefined> {
  const { ended, proof, told } = ctx.query;
  if (typeof ended !== 'string' || typeof told !== 'string') return undefined;
  if (!csrfTokens.matches(proof, purposeOf({ ended, told }), session.uid)) return undefined;
  const client = await provider.Client.find(ended);
  return client && { name: client.clientName ?? client.clientId, told: told as Told };
}

function purposeOf({ ended, told }: { readonly ended: string; readonly told: string }): string {
  return `ended ${ended} told ${told}`;
}
