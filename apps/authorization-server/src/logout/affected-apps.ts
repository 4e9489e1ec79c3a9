import type { KoaContextWithOIDC } from 'oidc-provider';
import { needsNoConsent } from '../policy/registered-client.ts';

/** The names of the apps that a sign-out in this browser concerns. */
export interface AffectedApps {
  /** They have been allowed to work while the person is away. */
  readonly keepAccess: readonly string[];
  /** What they hold ends with this session. */
  readonly loseAccess: readonly string[];
}

/** Sorts the apps of the session that is about to end by what becomes of their access (OIDC Core §11). */
export async function findAffectedApps({ oidc }: KoaContextWithOIDC): Promise<AffectedApps> {
  const { provider, session } = oidc;
  const entries = Object.entries(session?.authorizations ?? {});
  const apps = await Promise.all(
    entries.map(async ([clientId, { grantId, persistsLogout }]) => {
      const client = await provider.Client.find(clientId);
      const grant = grantId === undefined ? undefined : await provider.Grant.find(grantId);
      if (!client || !grant || needsNoConsent(client)) return [];
      return [{ name: client.clientName ?? clientId, keeps: persistsLogout === true }];
    }),
  );
  const namesOf = (keeps: boolean) => apps.flat().flatMap((app) => (app.keeps === keeps ? [app.name] : []));
  return { keepAccess: namesOf(true), loseAccess: namesOf(false) };
}
