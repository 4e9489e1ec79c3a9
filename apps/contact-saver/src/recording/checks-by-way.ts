import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import type { Way } from '../access-token/decisions.ts';

/**
 * Everything that is checked of a request whose token is judged this way, in order.
 *
 * @param way undefined before a key was looked for
 * @param isProven whether a key has to be proven as well
 */
export function checksByWay(way: Way | undefined, isProven: boolean): readonly CheckId[] {
  const all: readonly CheckId[] =
    way === 'introspection'
      ? ['bearer', ...checksOn('introspection-request', 'contact-saver'), 'dpop-proof', 'scope-sufficient']
      : checksOn('protected-resource-request', 'contact-saver');
  return all.filter(
    (check) => (check !== 'keys-cached' || way === 'key-in-memory') && (check !== 'dpop-proof' || isProven),
  );
}
