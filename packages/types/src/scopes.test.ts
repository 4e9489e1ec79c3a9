import { describe, expect, it } from 'vitest';
import {
  clientScopes,
  isPersonScope,
  personScopes,
  scopeDescriptions,
  scopesOfResource,
  splitScope,
} from './scopes.ts';

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

  it('asks nobody for what is nobody’s data', () => {
    expect(clientScopes.some(isPersonScope)).toBe(false);
  });
});

describe('scopesOfResource', () => {
  it('gives the two audiences no scope in common (RFC 9700 §2.3)', () => {
    const first = scopesOfResource('https://api.example');
    const second = scopesOfResource('https://api.example/activity');
    expect(scopesOfResource('https://api.example/introspected')).toEqual(first);
    expect(second).toContain('activity.read');
    expect(first.filter((scope) => second.includes(scope))).toEqual([]);
  });
});
