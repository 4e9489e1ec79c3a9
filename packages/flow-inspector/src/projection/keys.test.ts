import { describe, expect, it } from 'vitest';
import { keysOf } from './keys.ts';
import { Story } from './test/story.ts';

const keysFor = (...told: Parameters<Story['exchange']>) => keysOf(new Story().exchange(...told).event);

describe('keysOf', () => {
  it('ties what was dropped to nothing', () => {
    expect(keysOf(new Story().drop(1).event)).toEqual({
      flow: [],
      sessions: [],
      begins: false,
      hasState: false,
    });
  });

  it('ties nothing by a session alone, a value that is not followed, or a verifier', () => {
    const values = { session: 's', other: 'o', code_verifier: 'v' };
    expect(keysFor('page', { id: 'x', values })).toEqual({
      flow: ['trace trace of x'],
      sessions: ['s'],
      begins: false,
      hasState: false,
    });
  });

  it('ties by every value of a flow, once, by what it joins, and by its trace', () => {
    const values = { state: 'a', authorization_code: 'b', jti: ['b', 'c'] };
    expect(keysFor('page', { id: 'x', values, joins: ['c', 'd'] }).flow).toEqual([
      'a',
      'b',
      'c',
      'd',
      'trace trace of x',
    ]);
  });

  it.each([
    ['connect', { state: 's' }, true],
    ['authorization-request', { state: 's' }, true],
    ['connect', {}, false],
    ['authorization-response', { state: 's' }, false],
  ] as const)('says whether a flow begins by %s with %j: %s', (message, values, begins) => {
    expect(keysFor(message, { values }).begins).toBe(begins);
  });

  it('ties decisions and artifacts by what they join', () => {
    const story = new Story();
    expect(keysOf(story.check('state', 'connect', { joins: ['j'], trace: 't' }).event).flow).toEqual([
      'j',
      'trace t',
    ]);
    expect(keysOf(story.artifact({ joins: ['j'] }).event).flow).toEqual(['j']);
  });
});
