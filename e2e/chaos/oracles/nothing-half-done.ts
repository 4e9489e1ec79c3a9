import type { Facts, History } from '../history.ts';

/** O3. What nobody was told is done is done whole or not at all. */
export function nothingHalfDone(_history: History, { halfDone }: Facts): string[] {
  return halfDone.filter(({ rows }) => rows > 0).map(({ rows, rule }) => `${rule}: ${rows} rows break it`);
}
