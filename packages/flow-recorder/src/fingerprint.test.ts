import { describe, expect, it } from 'vitest';
import { Fingerprints } from './fingerprint.ts';

describe('Fingerprints', () => {
  it('differ under another key', () => {
    expect(new Fingerprints('one').of('value')).not.toBe(new Fingerprints('other').of('value'));
  });

  it('differ for values that differ by one character', () => {
    const fingerprints = new Fingerprints('key');
    const made = new Set(Array.from({ length: 5_000 }, (_, index) => fingerprints.of(`value ${index}`)));
    expect(made.size).toBe(5_000);
  });

  it('are equal for equal values in every recorder that has the key', () => {
    expect(new Fingerprints('key').of('value')).toBe(new Fingerprints('key').of('value'));
  });

  it.each(['', '\0', '\ud800', 'x'.repeat(1_048_576)])(
    'have eight harmless characters, even of %.12j',
    (value) => {
      expect(new Fingerprints('key').of(value)).toMatch(/^[\w-]{8}$/);
    },
  );
});
