import type { History } from '../history.ts';
import { tokenRequests } from '../tokens-on-the-wire.ts';

/** O1. RFC 6749 §4.1.2, RFC 9700 §4.14.2: a code or a refresh token brings one token response at most. */
export function usedOnce({ exchanges }: History): string[] {
  const counts = new Map<string, number>();
  for (const { granted, presented } of tokenRequests(exchanges)) {
    if (granted) counts.set(presented, (counts.get(presented) ?? 0) + 1);
  }
  return [...counts.values()]
    .filter((count) => count > 1)
    .map((count) => `one code or refresh token brought ${count} token responses`);
}
