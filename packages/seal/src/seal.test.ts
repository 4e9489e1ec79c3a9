import { describe, expect, it } from 'vitest';
import { Seal } from './seal.ts';

const first = 'the first secret, of thirty-two characters';
const second = 'the second secret, also long enough to be one';

describe('Seal', () => {
  const sealed = new Seal([first], 'tests').seal({ token: 'value' }, 'connection 1');

  it('does not open in another place', () => {
    expect(() => new Seal([first], 'tests').unseal(sealed, 'connection 2')).toThrow(
      'not sealed by us for this place',
    );
  });

  it('does not open when a character was changed', () => {
    const changed = sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2);
    expect(() => new Seal([first], 'tests').unseal(changed, 'connection 1')).toThrow();
  });

  it('does not open without its key', () => {
    expect(() => new Seal([second], 'tests').unseal(sealed, 'connection 1')).toThrow('not ours any more');
  });

  it('opens after a new key was put in front', () => {
    expect(new Seal([second, first], 'tests').unseal(sealed, 'connection 1')).toEqual({ token: 'value' });
  });

  it('does not open for another purpose', () => {
    expect(() => new Seal([first], 'another').unseal(sealed, 'connection 1')).toThrow('not sealed by us');
  });

  it('never shows the value, and never looks the same twice', () => {
    const again = new Seal([first], 'tests').seal({ token: 'value' }, 'connection 1');
    expect(again).not.toBe(sealed);
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('value');
  });
});
