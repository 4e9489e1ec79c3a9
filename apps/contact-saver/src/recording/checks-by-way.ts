import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import type { Way } from '../access-token/decisions.ts';

/** Everything that is checked of a request whose token is judged this way, in order; undefined before a key was looked for. */
export function checksByWay(way: Way | undefined): CheckId[] {
  const local = checksOn('protected-resource-request', 'contact-saver');
  if (way === 'key-in-memory') return local;
  if (way !== 'introspection') return local.filter((check) => check !== 'keys-cached');
  return ['bearer', ...checksOn('introspection-request', 'contact-saver'), 'scope-sufficient'];
}
