import { describe, expect, it } from 'vitest';
import { isDatabaseRefusal } from './database-refusal.ts';

const from = (originalCode: unknown) =>
  Object.assign(new Error(), { meta: { driverAdapterError: { cause: { originalCode } } } });

describe('isDatabaseRefusal', () => {
  it.each(['22021', '23505', '42P01', '', 25006, undefined])('is not SQLSTATE %s', (state) => {
    expect(isDatabaseRefusal(from(state))).toBe(false);
  });

  it.each([new Error(), 'text', Object.assign(new Error(), { meta: {} })])('is not any error', (error) => {
    expect(isDatabaseRefusal(error)).toBe(false);
  });

  it.each(['25006', '53100', '57P01'])('is SQLSTATE %s', (state) => {
    expect(isDatabaseRefusal(from(state))).toBe(true);
  });
});
