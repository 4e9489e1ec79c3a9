import { z } from 'zod';
import { fetchParties } from '../apps/what-runs.ts';
import type { env } from '../env.ts';

const jwkSet = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });

type Settings = Parameters<typeof fetchParties>[0] & Pick<typeof env, 'authorizationServerUrl'>;

/** The `kid`s the running authorization server publishes, the one that signs first; undefined when nobody answers. */
export async function readPublishedKeys(settings: Settings): Promise<string[] | undefined> {
  try {
    const answer = await fetchParties(settings, 5_000)(`${settings.authorizationServerUrl}/jwks`);
    return jwkSet.parse(await answer.json()).keys.map(({ kid }) => kid);
  } catch {
    return undefined;
  }
}
