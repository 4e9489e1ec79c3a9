import { randomUUID } from 'node:crypto';
import { readEnvironment } from '@ecosystem/environment/read-environment';
import { databaseUrl, redisUrl } from '@ecosystem/environment/variables';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { type PrivateKey, privateKeySchema } from '../src/oauth/hardening.ts';

const schema = z.object({ TEST_MESSAGE_WRITER_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl });
const variables = readEnvironment(schema, process.env);

async function createClientKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return privateKeySchema.parse({ ...(await exportJWK(privateKey)), kid: 'client-key' });
}

/** What `env()` says while a test runs: a migrated database of the tests' own, and the issuer the test has started. */
export const settings = {
  issuer: '',
  contactSaverUrl: 'http://localhost:3001',
  publicUrl: 'http://localhost:3000',
  databaseUrl: variables.TEST_MESSAGE_WRITER_DATABASE_URL,
  redisUrl: process.env['TEST_SESSION_STORE'] === 'redis' ? variables.TEST_REDIS_URL : undefined,
  clientKey: await createClientKey(),
  clientSecret: randomUUID(),
  encryptionKeys: [`${randomUUID()}${randomUUID()}`],
  authorizationServerConnectTo: undefined,
  contactSaverConnectTo: undefined,
  lab: false,
  flowWriterDatabaseUrl: undefined,
  fingerprintKey: undefined,
};
