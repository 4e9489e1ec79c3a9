import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { describe, expect, it } from 'vitest';
import { createTestProvider } from '../../test/provider.ts';

const provider = createTestProvider({} as AuthorizationServerDatabase);
const url = 'http://localhost:3001';
const introspected = `${url}/introspected`;
const models = [
  ['authorization code', provider.AuthorizationCode],
  ['refresh token', provider.RefreshToken],
] as const;

/** The resources for which an access token may be had, by the question the library asks. */
function indicatorsOf(Model: (typeof models)[number][1], resource: string | string[] | undefined) {
  const issued = new Model({ resource } as unknown as ConstructorParameters<typeof Model>[0]);
  return [...(issued as unknown as { resourceIndicators: ReadonlySet<string> }).resourceIndicators];
}

describe.each(models)('a %s', (_title, Model) => {
  it.each([[url], [introspected]])('for %s is good for either name of that API', (resource) => {
    expect(indicatorsOf(Model, resource)).toEqual([url, introspected]);
    expect(indicatorsOf(Model, [resource])).toEqual([url, introspected]);
  });

  it('for another API is not good for this one (RFC 8707 §2.2)', () => {
    expect(indicatorsOf(Model, 'https://other.example')).not.toContain(url);
    expect(indicatorsOf(Model, 'https://other.example')).not.toContain(introspected);
  });

  it('for no API is good for none', () => {
    expect(indicatorsOf(Model, undefined)).toEqual([]);
  });
});
