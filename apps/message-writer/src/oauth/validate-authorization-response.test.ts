import { describe, expect, it } from 'vitest';
import { TestIssuer } from '../../test/issuer.ts';
import { ConnectionProblem } from './errors.ts';
import { validateAuthorizationResponse } from './validate-authorization-response.ts';

const issuer = await TestIssuer.create();
const iss = encodeURIComponent(issuer.url);
const evil = encodeURIComponent('https://evil.example');

describe('validateAuthorizationResponse', () => {
  it.each([
    ['no parameters', '', 'invalid_answer'],
    ['no state', `code=c&iss=${iss}`, 'invalid_answer'],
    ['another state', `code=c&state=other&iss=${iss}`, 'invalid_answer'],
    ['two states', `code=c&state=ours&state=ours&iss=${iss}`, 'invalid_answer'],
    ['no issuer', 'code=c&state=ours', 'invalid_answer'],
    ['another issuer', `code=c&state=ours&iss=${evil}`, 'invalid_answer'],
    ['an issuer with a slash more', `code=c&state=ours&iss=${iss}%2F`, 'invalid_answer'],
    ['two issuers', `code=c&state=ours&iss=${iss}&iss=${evil}`, 'invalid_answer'],
    ['no code', `state=ours&iss=${iss}`, 'invalid_answer'],
    ['an empty code', `code=&state=ours&iss=${iss}`, 'invalid_answer'],
    ['two codes', `code=c&code=d&state=ours&iss=${iss}`, 'invalid_answer'],
    ['an ID token', `id_token=t&code=c&state=ours&iss=${iss}`, 'invalid_answer'],
    ['an error of another issuer', `error=access_denied&state=ours&iss=${evil}`, 'invalid_answer'],
    ['an error without our state', `error=access_denied&iss=${iss}`, 'invalid_answer'],
    ['a denial', `error=access_denied&state=ours&iss=${iss}`, 'access_denied'],
    ['another error', `error=server_error&state=ours&iss=${iss}`, 'authorization_failed'],
  ])('refuses %s', (_title, query, code) => {
    const validate = () => validateAuthorizationResponse(issuer.clientContext(), query, 'ours');
    expect(validate).toThrow(ConnectionProblem);
    expect(validate).toThrow(code);
  });

  it('returns the parameters of the answer to our request', () => {
    const query = `code=c&state=ours&iss=${iss}`;
    const parameters = validateAuthorizationResponse(issuer.clientContext(), query, 'ours');
    expect(parameters.get('code')).toBe('c');
  });
});
