import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const position = { firstName: 'Ada', id: '3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11' };
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('decodeCursor', () => {
  it.each([
    ['nonsense', 'nonsense'],
    ['an empty value', ''],
    ['another shape', encode({ id: 1 })],
    ['a NUL', encode({ ...position, firstName: 'a\u0000' })],
  ])('refuses %s', (_title, cursor) => {
    expect(() => decodeCursor(cursor)).toThrow('invalid input');
  });

  it('reads what encodeCursor made', () => {
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });
});
