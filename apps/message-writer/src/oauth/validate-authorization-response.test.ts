import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TestIssuer } from '../../test/issuer.ts';
import { ConnectionProblem } from './errors.ts';
import { validateAuthorizationResponse } from './validate-authorization-response.ts';

const issuer = await TestIssuer.create();
const iss = encodeURIComponent(issuer.url);
const evil = encodeURIComponent('https://evil.example');

/** Both clients of this company refuse the same answers: see decision 59. */
const refusals = JSON.parse(
  readFileSync(
    new URL('../../../../tooling/test-data/refused-authorization-responses.json', import.meta.url),
    'utf8',
  ),
) as readonly (readonly [title: string, query: string, code: string])[];

describe('validateAuthorizationResponse', () => {
  it.each(refusals)('refuses %s', (_title, refused, code) => {
    const query = refused.replaceAll('{iss}', iss).replaceAll('{evil}', evil);
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
