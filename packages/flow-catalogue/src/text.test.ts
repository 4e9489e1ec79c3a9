import { describe, expect, it } from 'vitest';
import { partsOf } from './text.ts';

describe('partsOf', () => {
  it('tells what goes over the wire from what we say about it', () => {
    expect(partsOf('`prompt` is `consent` here.')).toEqual([
      { text: 'prompt', isWire: true },
      { text: ' is ', isWire: false },
      { text: 'consent', isWire: true },
      { text: ' here.', isWire: false },
    ]);
  });

  it('leaves a text without wire names whole', () => {
    expect(partsOf('Plain words.')).toEqual([{ text: 'Plain words.', isWire: false }]);
  });
});
