import { randomUUID } from 'node:crypto';
import { readEnvironment } from '@ecosystem/environment/read-environment';
import { databaseUrl, redisUrl } from '@ecosystem/environment/variables';
import { z } from 'zod';

const schema = z.object({ TEST_MESSAGE_WRITER_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl });
const variables = readEnvironment(schema, process.env);

/** What `env()` says while a test runs: a migrated database of the tests' own, and the issuer the test has started. */
export const settings = {
  issuer: '',
  contactSaverUrl: 'http://localhost:3001',
  publicUrl: 'http://localhost:3000',
  databaseUrl: variables.TEST_MESSAGE_WRITER_DATABASE_URL,
  redisUrl: process.env['TEST_SESSION_STORE'] === 'redis' ? variables.TEST_REDIS_URL : undefined,
  clientSecret: randomUUID(),
  encryptionKeys: [`${randomUUID()}${randomUUID()}`],
  authorizationServerConnectTo: undefined,
  contactSaverConnectTo: undefined,
  lab: false,
  flowWriterDatabaseUrl: undefined,
  fingerprintKey: undefined,
};
