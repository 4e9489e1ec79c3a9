import { describe, expect, it } from 'vitest';
import { cutPage, decodeTimeCursor, encodeTimeCursor } from './time-cursor.ts';

const position = { at: new Date('2026-11-21T18:00:00.123Z'), id: '3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11' };
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('decodeTimeCursor', () => {
  it.each([
    ['nonsense', 'nonsense'],
    ['an empty value', ''],
    ['another shape', encode({ id: position.id })],
    ['an id that is none', encode({ at: '2026-11-21T18:00:00.123Z', id: 'a\u0000' })],
    ['no time', encode({ at: 'yesterday', id: position.id })],
  ])('refuses %s', (_title, cursor) => {
    expect(() => decodeTimeCursor(cursor)).toThrow('invalid input');
  });

  it('reads what encodeTimeCursor made', () => {
    expect(decodeTimeCursor(encodeTimeCursor(position))).toEqual(position);
  });
});

describe('cutPage', () => {
  it('says that there is more only when there is', () => {
    expect(cutPage([1, 2], 2, () => position)).toEqual({ items: [1, 2], nextCursor: null });
    expect(cutPage([], 2, () => position)).toEqual({ items: [], nextCursor: null });
    expect(cutPage([1, 2, 3], 2, () => position)).toEqual({
      items: [1, 2],
      nextCursor: encodeTimeCursor(position),
    });
  });
});
