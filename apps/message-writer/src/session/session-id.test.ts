import { describe, expect, it } from 'vitest';
import { createSessionId, hashSessionId, isSessionId, sessionCookie } from './session-id.ts';

describe('isSessionId', () => {
  it.each([undefined, '', 'x', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)} `, `${'x'.repeat(43)}\n`])(
    'refuses %j',
    (value) => expect(isSessionId(value)).toBe(false),
  );
});

describe('createSessionId', () => {
  it('is new every time, with 256 random bits', () => {
    const ids = Array.from({ length: 1_000 }, createSessionId);
    expect(new Set(ids).size).toBe(1_000);
    expect(ids.every(isSessionId)).toBe(true);
    expect(Buffer.from(ids[0] ?? '', 'base64url')).toHaveLength(32);
  });
});

describe('hashSessionId', () => {
  it('is SHA-256, always the same, and holds nothing of the id', () => {
    const id = createSessionId();
    expect(hashSessionId(id)).toBe(hashSessionId(id));
    expect(hashSessionId(id)).not.toContain(id.slice(0, 8));
    expect(hashSessionId('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });
});

describe('sessionCookie', () => {
  it('is locked to its host with https', () => {
    const { name, options } = sessionCookie('https://writer.example');
    expect(name).toMatch(/^__Host-/);
    expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' });
  });

  it('has a plain name where browsers would refuse the other', () => {
    const { name, options } = sessionCookie('http://localhost:3000');
    expect(name).not.toMatch(/^__/);
    expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: false });
  });
});
