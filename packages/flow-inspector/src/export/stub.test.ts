import { describe, expect, it } from 'vitest';
import { replaceStubs, splitStubs } from './stub.ts';

describe('splitStubs', () => {
  it.each(['‹', '‹›', '‹a', 'a›', '‹a‹b', `‹${'x'.repeat(100)}›`])('takes %j for text', (text) => {
    expect(splitStubs(text)).toEqual([text]);
  });

  it('stays fast on a text made of openings', () => {
    const startedAt = performance.now();
    splitStubs('‹x · '.repeat(200_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each([
    ['‹state · 43 characters · #ab12cd34›', 'state', 'ab12cd34'],
    ['‹access token · JWT · #ab12_d-4›', 'access token', 'ab12_d-4'],
    ['‹not shown · #ab12cd34›', 'not shown', 'ab12cd34'],
    ['‹password · never recorded›', 'password', undefined],
    ['‹client›', 'client', undefined],
  ])('reads %s', (text, word, fingerprint) => {
    expect(splitStubs(`a${text}b`)).toEqual(['a', { text, word, fingerprint }, 'b']);
  });
});

describe('replaceStubs', () => {
  it('replaces stubs and nothing else', () => {
    expect(replaceStubs('a=‹state · 43 characters · #ab12cd34›&b=$1', ({ word }) => `<${word}>`)).toBe(
      'a=<state>&b=$1',
    );
  });
});
