import { describe, expect, it } from 'vitest';
import { readBearerToken } from './read-bearer-token.ts';

const request = (...authorization: string[]) => ({
  headersDistinct: authorization.length === 0 ? {} : { authorization },
  query: {},
});

describe('readBearerToken', () => {
  it.each([
    ['a token in the query', { ...request(), query: { access_token: 'abc' } }],
    ['a token in the query and the header', { ...request('Bearer abc'), query: { access_token: 'abc' } }],
    ['a token in the body', { ...request(), body: { access_token: 'abc' } }],
    ['a token in the body and the header', { ...request('Bearer abc'), body: { access_token: 'abc' } }],
    ['two headers', request('Bearer abc', 'Bearer def')],
    ['two tokens', request('Bearer abc def')],
    ['the scheme alone', request('Bearer')],
    ['no token after the scheme', request('Bearer ')],
    ['characters no token has', request('Bearer a\u0000b')],
  ])('refuses %s as invalid_request', (_title, refused) => {
    expect(() => readBearerToken(refused)).toThrow(
      expect.objectContaining({ code: 'invalid_request', status: 400 }),
    );
  });

  it.each([
    ['no header', request()],
    ['an empty header', request('')],
    ['another scheme', request('Basic YWRhOnNlY3JldA==')],
    ['a scheme that only begins like ours', request('BearerToken abc')],
  ])('names no error for %s', (_title, refused) => {
    expect(() => readBearerToken(refused)).toThrow(expect.objectContaining({ code: undefined, status: 401 }));
  });

  it('refuses a token of a megabyte before looking into it', () => {
    expect(() => readBearerToken(request(`Bearer ${'a'.repeat(1_000_000)}`))).toThrow(
      expect.objectContaining({ code: 'invalid_token' }),
    );
  });

  it.each([
    ['Bearer', 'bearer'],
    ['bearer', 'bearer'],
    ['BEARER', 'bearer'],
    ['DPoP', 'dpop'],
    ['dpop', 'dpop'],
  ])('reads the token after %s', (word, scheme) => {
    expect(readBearerToken(request(`${word} abc.def-ghi_jkl`))).toEqual({ token: 'abc.def-ghi_jkl', scheme });
  });
});
