/** What stands side by side: a pair, or one of the two alone. */
export interface Aligned<Item> {
  readonly one: Item | undefined;
  readonly other: Item | undefined;
}

/** Lines up two lists by their longest common subsequence: equal keys become pairs, in order; the rest stands alone. */
export function align<Item>(
  one: readonly Item[],
  other: readonly Item[],
  keyOf: (item: Item) => string,
): Aligned<Item>[] {
  const [keys, otherKeys] = [one.map(keyOf), other.map(keyOf)];
  const lengths = commonLengths(keys, otherKeys);
  const aligned: Aligned<Item>[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const isPair = left < one.length && right < other.length && keys[left] === otherKeys[right];
    const takeLeft = isPair || prefersLeft(lengths, left, right, one.length, other.length);
    const takeRight = isPair || !takeLeft;
    aligned.push({ one: takeLeft ? one[left] : undefined, other: takeRight ? other[right] : undefined });
    left += Number(takeLeft);
    right += Number(takeRight);
  }
  return aligned;
}

/** How much the rests of both lists have in common, from each pair of positions on. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let left = one.length - 1; left >= 0; left -= 1) {
    for (let right = other.length - 1; right >= 0; right -= 1) {
      const row = rows[left] as Uint16Array;
      const below = rows[left + 1] as Uint16Array;
      row[right] =
        one[left] === other[right]
          ? (below[right + 1] ?? 0) + 1
          : Math.max(below[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return rows;
}

function prefersLeft(
  lengths: readonly Uint16Array[],
  left: number,
  right: number,
  leftEnd: number,
  rightEnd: number,
): boolean {
  if (left === leftEnd || right === rightEnd) return right === rightEnd;
  return (lengths[left + 1]?.[right] ?? 0) >= (lengths[left]?.[right + 1] ?? 0);
}
