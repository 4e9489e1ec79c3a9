import { describe, expect, it } from 'vitest';
import { introspectedResource, namesOfApi } from './resources.ts';

const url = 'https://api.example';

describe('namesOfApi', () => {
  it.each([url, introspectedResource(url)])('gives the same two names for %s', (resource) => {
    expect(namesOfApi(resource)).toEqual([url, `${url}/introspected`]);
  });

  it.each([`${url}/introspected/`, `${url}/introspectedly`, `${url}/introspected?x`])(
    'does not take %s for a name of that API',
    (resource) => expect(namesOfApi(resource)).not.toContain(url),
  );
});
