import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

describe('createRandom', () => {
  it('chooses the same for the same seed, and otherwise for another', () => {
    const choose = (seed: number) => {
      const random = createRandom(seed);
      return [...Array.from({ length: 20 }, () => random.below(1_000)), ...random.shuffle([1, 2, 3, 4, 5])];
    };
    expect(choose(7)).toEqual(choose(7));
    expect(choose(7)).not.toEqual(choose(8));
  });

  it('reaches every choice and no other', () => {
    const random = createRandom(1);
    const chosen = new Set(Array.from({ length: 200 }, () => random.pick(['one', 'two', 'three'])));
    expect([...chosen].toSorted()).toEqual(['one', 'three', 'two']);
  });
});
