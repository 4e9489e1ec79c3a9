import { describe, expect, it } from 'vitest';
import { activityResource, introspectedResource, namesOfApi } from './resources.ts';

const url = 'https://api.example';

describe('namesOfApi', () => {
  it.each([url, introspectedResource(url)])('gives the same two names for %s', (resource) => {
    expect(namesOfApi(resource)).toEqual([url, `${url}/introspected`]);
  });

  it.each([`${url}/introspected/`, `${url}/introspectedly`, `${url}/introspected?x`])(
    'does not take %s for a name of that API',
    (resource) => expect(namesOfApi(resource)).not.toContain(url),
  );

  it('gives the second audience one name, and no part in those of the first (RFC 9700 §2.3)', () => {
    const second = activityResource(url);
    expect(namesOfApi(second)).toEqual([second]);
    expect(namesOfApi(url)).not.toContain(second);
    expect(namesOfApi(introspectedResource(url))).not.toContain(second);
  });
});
