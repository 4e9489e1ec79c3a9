import { describe, expect, it } from 'vitest';
import { validateAuthorizationResponse } from './validate-authorization-response.ts';

const issuer = 'https://accounts.example';
const iss = encodeURIComponent(issuer);
const evil = encodeURIComponent('https://evil.example');
const validate = (query: string) => validateAuthorizationResponse(new URLSearchParams(query), issuer);

describe('validateAuthorizationResponse', () => {
  it.each([
    ['no parameters', '', 'iss'],
    ['no issuer', 'code=c&state=s', 'iss'],
    ['another issuer', `code=c&state=s&iss=${evil}`, 'iss'],
    ['an issuer with a slash more', `code=c&state=s&iss=${iss}%2F`, 'iss'],
    ['two issuers', `code=c&state=s&iss=${iss}&iss=${evil}`, 'iss'],
    ['an error of another issuer', `error=access_denied&state=s&iss=${evil}`, 'iss'],
    ['no state', `code=c&iss=${iss}`, 'code'],
    ['an empty state', `code=c&state=&iss=${iss}`, 'code'],
    ['two states', `code=c&state=s&state=t&iss=${iss}`, 'code'],
    ['no code', `state=s&iss=${iss}`, 'code'],
    ['an empty code', `code=&state=s&iss=${iss}`, 'code'],
    ['two codes', `code=c&code=d&state=s&iss=${iss}`, 'code'],
    ['a denial', `error=access_denied&state=s&iss=${iss}`, 'denied'],
    ['another error', `error=server_error&state=s&iss=${iss}`, 'refused'],
    ['an error beside a code', `error=server_error&code=c&state=s&iss=${iss}`, 'refused'],
  ])('refuses %s', (_title, query, fault) => {
    expect(() => validate(query)).toThrow(expect.objectContaining({ name: 'SignInError', fault }));
  });

  it('returns the state that the answer is to', () => {
    expect(validate(`code=c&state=s&iss=${iss}`)).toEqual({ state: 's' });
  });
});
