import type { History } from '../history.ts';

/** More than any flow here needs, and as many as browsers follow. */
const mostRedirects = 20;

/** O9. Whoever was interrupted can start again and gets there; nobody is sent in circles or left with a dead cookie. */
export function startsAgain({ restarts }: History): string[] {
  return restarts.flatMap(({ finished, person, redirects }) => [
    ...(finished ? [] : [`${person} has started again and did not get there`]),
    ...(redirects > mostRedirects ? [`${person} was sent on ${redirects} times`] : []),
  ]);
}
