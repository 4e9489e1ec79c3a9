/** Rows that one statement removes at most: it is over in milliseconds, and nobody waits for it. */
const batchSize = 500;

/** Batches of one kind in one round: what is left waits for the next one. */
const mostBatches = 100;

/**
 * Removes rows of each kind in small batches.
 *
 * @param kinds each removes no more rows than it is told, and says how many there were
 * @returns how many rows are gone
 */
export async function removeInBatches(
  kinds: readonly ((most: number) => Promise<number>)[],
): Promise<number> {
  let removed = 0;
  for (const remove of kinds) {
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const count = await remove(batchSize);
      removed += count;
      if (count < batchSize) break;
    }
  }
  return removed;
}
