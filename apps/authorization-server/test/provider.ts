import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import type { JWKS } from 'oidc-provider';
import { createProvider } from '../src/provider.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signingKey = { ...privateKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' };

/** The provider as it runs, over the database given, with keys and secrets that nobody else has. */
export function createTestProvider(database: AuthorizationServerDatabase) {
  return createProvider({
    database,
    issuer: 'http://localhost:3002',
    contactSaverUrl: 'http://localhost:3001',
    messageWriterUrl: 'http://localhost:3000',
    messageWriterSecret: randomUUID(),
    contactSaverApiSecret: randomUUID(),
    contactSaverWebSecret: randomUUID(),
    signingKeys: { keys: [signingKey] } as JWKS,
    cookieKeys: [randomUUID()],
    lab: false,
    configuredLifetimes: {},
    clientFetch: fetch,
  });
}
