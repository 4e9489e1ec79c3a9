/** Choices that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
}

/** Mulberry32: small, quick, and good enough to choose what breaks next. @param seed a whole number below 2³² */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick(choices) {
      if (choices.length === 0) throw new Error('there is nothing to pick from');
      return choices[below(choices.length)] as (typeof choices)[number];
    },
    shuffle(items) {
      const order = items.map((item) => ({ item, at: next() }));
      return order.toSorted((one, other) => one.at - other.at).map(({ item }) => item);
    },
  };
}
