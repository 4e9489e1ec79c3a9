import { describe, expect, it, vi } from 'vitest';
import { removeInBatches } from './remove-in-batches.ts';

/** Rows of one kind; removes what it is asked to and has. */
function rowsOf(count: number) {
  let left = count;
  return vi.fn(async (most: number) => {
    const removed = Math.min(left, most);
    left -= removed;
    return removed;
  });
}

describe('removeInBatches', () => {
  it('removes every kind, however many rows there are, in small batches', async () => {
    const [few, none, many] = [rowsOf(3), rowsOf(0), rowsOf(1_200)];
    expect(await removeInBatches([few, none, many])).toBe(1_203);
    expect(many.mock.calls).toEqual([[500], [500], [500]]);
    expect(none).toHaveBeenCalledTimes(1);
  });

  it('leaves to the next round what is more than one round can do', async () => {
    const endless = vi.fn(async (most: number) => most);
    expect(await removeInBatches([endless])).toBe(50_000);
  });
});
