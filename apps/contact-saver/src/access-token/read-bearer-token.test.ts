import { describe, expect, it } from 'vitest';
import { readBearerToken } from './read-bearer-token.ts';

const request = (authorization?: string) => ({ headers: { authorization }, query: {} });

describe('readBearerToken', () => {
  it.each([
    ['a token in the query', { ...request('Bearer abc'), query: { access_token: 'abc' } }],
    ['a token in the body', { ...request('Bearer abc'), body: { access_token: 'abc' } }],
    ['another scheme', request('Basic abc')],
    ['two tokens', request('Bearer abc def')],
    ['no token after the scheme', request('Bearer ')],
    ['characters no token has', request('Bearer a\u0000b')],
  ])('refuses %s as invalid_request', (_title, refused) => {
    expect(() => readBearerToken(refused)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('names no error when no token was sent', () => {
    expect(() => readBearerToken(request())).toThrow(
      expect.objectContaining({ code: undefined, status: 401 }),
    );
  });

  it('refuses a token of a megabyte before looking into it', () => {
    expect(() => readBearerToken(request(`Bearer ${'a'.repeat(1_000_000)}`))).toThrow(
      expect.objectContaining({ code: 'invalid_token' }),
    );
  });

  it.each(['Bearer', 'bearer', 'BEARER'])('reads the token after %s', (scheme) => {
    expect(readBearerToken(request(`${scheme} abc.def-ghi_jkl`))).toBe('abc.def-ghi_jkl');
  });
});
