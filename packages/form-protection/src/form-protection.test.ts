import { describe, expect, it } from 'vitest';
import { CsrfTokens } from './csrf-tokens.ts';
import { isPostedByOurselves } from './posted-by-ourselves.ts';

describe('CsrfTokens', () => {
  const tokens = new CsrfTokens(['a key that all replicas share']);
  const token = tokens.create('consent', 'session-1');

  it('refuses another session, another purpose and another key', () => {
    expect(tokens.matches(token, 'consent', 'session-2')).toBe(false);
    expect(tokens.matches(token, 'login', 'session-1')).toBe(false);
    expect(new CsrfTokens(['another key']).matches(token, 'consent', 'session-1')).toBe(false);
  });

  it('accepts what an older key has made, while that key is kept', () => {
    const rotated = new CsrfTokens(['a newer key', 'a key that all replicas share']);
    expect(rotated.matches(token, 'consent', 'session-1')).toBe(true);
    expect(tokens.matches(rotated.create('consent', 'session-1'), 'consent', 'session-1')).toBe(false);
  });

  it('refuses what is no string', () => {
    expect(tokens.matches(undefined, 'consent', 'session-1')).toBe(false);
    expect(tokens.matches([token], 'consent', 'session-1')).toBe(false);
  });

  it('accepts its own', () => {
    expect(tokens.matches(token, 'consent', 'session-1')).toBe(true);
  });
});

describe('isPostedByOurselves', () => {
  const own = 'http://localhost:3000';

  it.each([
    ['http://localhost:3001', 'same-site'],
    ['http://localhost:3000.evil.example', 'cross-site'],
    ['null', 'cross-site'],
    ['https://localhost:3000', undefined],
    [undefined, 'cross-site'],
    [undefined, 'same-site'],
  ])('refuses origin %s, site %s', (origin, secFetchSite) => {
    expect(isPostedByOurselves({ origin, secFetchSite }, own)).toBe(false);
  });

  it.each([
    [own, 'same-origin'],
    [own, undefined],
    [undefined, undefined],
  ])('accepts origin %s, site %s', (origin, secFetchSite) => {
    expect(isPostedByOurselves({ origin, secFetchSite }, own)).toBe(true);
  });
});
