import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../invariants.ts';
import { exchange, facts, history } from '../made-up.ts';

describe('O7', () => {
  const windows = [{ fault: 'crash', from: 900, back: 1_500, recovered: 2_000, answerLimit: 5_000 }];

  it.each([
    ['a server error', { answer: { status: 500 } }],
    ['a broken connection', { answer: null }],
  ])('sees %s while nothing is wrong', (_title, changes) => {
    expect(checkInvariants(history([exchange(changes)]), facts())).toEqual([
      expect.stringMatching(/^O7 .* nothing was wrong/),
    ]);
    expect(checkInvariants(history([exchange(changes)], { windows }), facts())).toEqual([]);
  });

  it.each([
    ['insides', { answer: { status: 500, body: 'Error\n    at find (/srv/x/dist/y.js:1:2)' } }],
    ['insides', { answer: { status: 500, body: 'SELECT "id" FROM account' } }],
    ['wrong language', { answer: { status: 503, headers: { 'content-type': 'application/json' } } }],
    ['to fail', { answer: { status: 503 }, answeredAt: 7_000 }],
  ])('sees an error with %s even then', (words, changes) => {
    expect(checkInvariants(history([exchange(changes)], { windows }), facts())).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it('sees an error that comes after everything was ready again', () => {
    const late = exchange({ askedAt: 2_001, answer: { status: 503 } });
    expect(checkInvariants(history([late], { windows }), facts())).toHaveLength(1);
  });
});
