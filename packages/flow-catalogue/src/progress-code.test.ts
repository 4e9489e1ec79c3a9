import { describe, expect, it } from 'vitest';
import { progressCode, readProgressCode } from './progress-code.ts';

const some = [true, false, true, true, false];

describe('progressCode', () => {
  it('is four words, and says again what was done', () => {
    const code = progressCode(some);
    expect(code.split(' ')).toHaveLength(4);
    expect(readProgressCode(code, some.length)).toEqual(some);
  });

  it('tells every combination from every other', () => {
    const combinations = Array.from({ length: 1_024 }, (_value, bits) =>
      Array.from({ length: 10 }, (_bit, place) => (bits & (1 << place)) !== 0),
    );
    expect(new Set(combinations.map(progressCode)).size).toBe(1_024);
    for (const done of combinations) expect(readProgressCode(progressCode(done), 10)).toEqual(done);
  });

  it('holds 32 lessons and no more', () => {
    expect(readProgressCode(progressCode(Array(32).fill(true)), 32)).toEqual(Array(32).fill(true));
    expect(() => progressCode(Array(33).fill(true))).toThrow(RangeError);
  });
});

describe('readProgressCode', () => {
  it('understands it as it is spoken', () => {
    const code = progressCode(some);
    expect(readProgressCode(`  ${code.toUpperCase().replaceAll(' ', ', ')} `, some.length)).toEqual(some);
  });

  it.each([
    '',
    'abandon',
    'abandon ability able',
    'four words of nothing',
    'abandon ability able about above',
  ])('refuses %j', (spoken) => {
    expect(readProgressCode(spoken, 5)).toBeUndefined();
  });

  it('notices a wrong word, wherever it is, nearly always', () => {
    const code = progressCode(some).split(' ');
    const misheard = code.flatMap((_word, place) =>
      ['zoo', 'apple', 'river', 'stone', 'winter'].map((wrong) => code.with(place, wrong).join(' ')),
    );
    expect(misheard.filter((spoken) => readProgressCode(spoken, some.length))).toEqual([]);
  });
});
