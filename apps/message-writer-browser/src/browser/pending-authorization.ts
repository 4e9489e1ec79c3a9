import type { RequestSecrets } from '../oauth/create-authorization-request.ts';

const name = 'pending-authorization';

/**
 * Keeps what only we know of a request while this page is away: memory ends with the page, so it lies in this tab's
 * session storage until the answer comes. There is no token in it.
 */
export function keepPendingAuthorization({ state, codeVerifier }: RequestSecrets): void {
  sessionStorage.setItem(name, JSON.stringify([state, codeVerifier]));
}

/** Takes it out: an answer is looked at once, whatever it is. */
export function takePendingAuthorization(): RequestSecrets | undefined {
  const kept = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  if (kept === null) return undefined;
  const [state, codeVerifier] = JSON.parse(kept) as [string, string];
  return { state, codeVerifier };
}
