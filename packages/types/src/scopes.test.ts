import { describe, expect, it } from 'vitest';
import { isPersonScope, personScopes, scopeDescriptions, splitScope } from './scopes.ts';

describe('splitScope', () => {
  it('reads an absent and an empty scope as no scope', () => {
    expect(splitScope(undefined)).toEqual([]);
    expect(splitScope('')).toEqual([]);
  });

  it('keeps each scope once, in order', () => {
    expect(splitScope('openid  birthdays.read openid')).toEqual(['openid', 'birthdays.read']);
  });
});

describe('isPersonScope', () => {
  it('refuses names that every object has', () => {
    expect(isPersonScope('constructor')).toBe(false);
    expect(isPersonScope('__proto__')).toBe(false);
  });

  it('describes every scope a person can be asked for, and no other', () => {
    expect(personScopes.toSorted()).toEqual(Object.keys(scopeDescriptions).toSorted());
    expect(personScopes.every(isPersonScope)).toBe(true);
  });
});
