import { describe, expect, it } from 'vitest';
import { align } from './align.ts';

const aligned = (one: string, other: string) =>
  align([...one], [...other], (letter) => letter)
    .map((pair) => `${pair.one ?? '-'}${pair.other ?? '-'}`)
    .join(' ');

describe('align', () => {
  it.each([
    ['', '', ''],
    ['a', '', 'a-'],
    ['', 'a', '-a'],
    ['ab', 'cd', 'a- b- -c -d'],
    ['abc', 'abc', 'aa bb cc'],
    ['abcd', 'acd', 'aa b- cc dd'],
    ['acd', 'abcd', 'aa -b cc dd'],
    ['aab', 'ab', 'aa a- bb'],
    ['abxcd', 'abycd', 'aa bb x- -y cc dd'],
  ])('lines up %j and %j', (one, other, expected) => {
    const pairs = aligned(one, other);
    expect(pairs.split(' ').filter((pair) => pair[0] === pair[1])).toHaveLength(
      expected.split(' ').filter((pair) => pair[0] === pair[1]).length,
    );
    expect(pairs).toBe(expected);
  });
});
