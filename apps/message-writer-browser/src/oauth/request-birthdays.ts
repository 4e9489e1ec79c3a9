/**
 * Protected resource request: your browser → ContactSaver, with the access token in the Authorization header.
 *
 * Before: an access token for ContactSaver. After: the coming birthdays, or the reason why not. The header makes the
 * browser ask first (a preflight): ContactSaver allows it to this origin, for this path.
 * RFC 6750 §2.1 (header only; RFC 9700 §4.3.2 forbids the URL), §3.1 for the refusals
 */
import { WWWAuthenticateChallengeError, protectedResourceRequest } from 'oauth4webapi';
import { z } from 'zod/mini';
import type { HttpOptions } from './client-context.ts';
import { ConnectionProblem } from './errors.ts';

// A strict Content-Security-Policy lets no library make functions out of text.
z.config({ jitless: true });

const listSchema = z.object({
  items: z.array(z.object({ firstName: z.string(), day: z.number(), month: z.number() })),
});

export type Birthday = z.infer<typeof listSchema>['items'][number];

/** @throws {ConnectionProblem} `invalid_token` when ContactSaver refuses it; `contact_saver_unavailable` */
export async function requestBirthdays(
  http: HttpOptions,
  accessToken: string,
  contactSaverUrl: string,
): Promise<readonly Birthday[]> {
  try {
    const url = new URL('/birthdays', contactSaverUrl);
    const headers = new Headers({ accept: 'application/json' });
    const answer = await protectedResourceRequest(accessToken, 'GET', url, headers, null, http);
    if (!answer.ok) throw new Error(`ContactSaver answered ${answer.status}`);
    return listSchema.parse(await answer.json()).items;
  } catch (cause) {
    // RFC 6750 §3.1: expired, revoked, or not for this; without a refresh token only the person can help.
    const refused = cause instanceof WWWAuthenticateChallengeError;
    throw new ConnectionProblem(refused ? 'invalid_token' : 'contact_saver_unavailable', { cause });
  }
}
