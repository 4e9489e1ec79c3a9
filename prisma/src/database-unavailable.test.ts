import { describe, expect, it } from 'vitest';
import { isDatabaseUnavailable } from './database-unavailable.ts';

const withState = (originalCode: unknown) =>
  Object.assign(new Error('refused'), { meta: { driverAdapterError: { cause: { originalCode } } } });
const withCode = (code: string) => Object.assign(new Error('failed'), { code });
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('isDatabaseUnavailable', () => {
  it.each(['25006', '53100', '57P01'])('is SQLSTATE %s', (state) => {
    expect(isDatabaseUnavailable(withState(state))).toBe(true);
  });

  it.each(['P1001', 'P1017', 'P2024', 'P2028'])('is the code %s', (code) => {
    expect(isDatabaseUnavailable(withCode(code))).toBe(true);
  });

  it('is a connection that was refused or ended', () => {
    expect(isDatabaseUnavailable(named('PrismaClientInitializationError', ''))).toBe(true);
    expect(isDatabaseUnavailable(named('PrismaClientUnknownRequestError', 'Connection terminated'))).toBe(
      true,
    );
  });

  it('is a raw statement that did not reach the database', () => {
    const cause = { kind: 'DatabaseNotReachable', host: 'x' };
    const error = Object.assign(new Error('P2010'), { meta: { driverAdapterError: { cause } } });
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each(['22021', '23505', '42P01', '', undefined])('is not SQLSTATE %s', (state) => {
    expect(isDatabaseUnavailable(withState(state))).toBe(false);
  });

  it.each([
    new Error('timeout'),
    'text',
    undefined,
    withCode('P2002'),
    Object.assign(new Error(), { meta: {} }),
  ])('is not any other error', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
