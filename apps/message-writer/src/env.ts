import 'server-only';
import { readEnvironmentOrExit } from '@ecosystem/environment/read-environment';
import {
  connectTo,
  databaseUrl,
  fingerprintKey,
  lab,
  labNow,
  publicUrl,
  redisUrl,
  seconds,
  secretList,
} from '@ecosystem/environment/variables';
import { z } from 'zod';
import { privateKeySchema } from './oauth/hardening.ts';

/** A private key as JSON, with the name under which its public part is published. */
const clientKeySchema = z
  .string()
  .transform((value, context) => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'expected a private key as a JWK' });
      return z.NEVER;
    }
  })
  .pipe(privateKeySchema.required({ kid: true }));

const schema = z.object({
  AUTHORIZATION_SERVER_URL: publicUrl.prefault('http://localhost:3002'),
  CONTACT_SAVER_URL: publicUrl.prefault('http://localhost:3001'),
  MESSAGE_WRITER_URL: publicUrl.prefault('http://localhost:3000'),
  MESSAGE_WRITER_BROWSER_URL: publicUrl.prefault('http://localhost:3003'),
  XSS_EXHIBIT_URL: publicUrl.prefault('http://localhost:3005'),
  MESSAGE_WRITER_DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  MESSAGE_WRITER_CLIENT_SECRET: z.string().min(32),
  MESSAGE_WRITER_CLIENT_KEY: clientKeySchema,
  MESSAGE_WRITER_ENCRYPTION_KEYS: secretList,
  AUTHORIZATION_SERVER_CONNECT_TO: connectTo,
  CONTACT_SAVER_CONNECT_TO: connectTo,
  LAB: lab,
  AUTHORIZATION_CODE_LIFETIME_SECONDS: seconds.optional(),
  LAB_NOW: labNow,
  FLOW_DATABASE_URL: databaseUrl.optional(),
  FLOW_WRITER_DATABASE_URL: databaseUrl.optional(),
  FLOW_FINGERPRINT_KEY: fingerprintKey,
});

function readEnv() {
  const variables = readEnvironmentOrExit(schema, process.env);
  return Object.freeze({
    issuer: variables.AUTHORIZATION_SERVER_URL,
    contactSaverUrl: variables.CONTACT_SAVER_URL,
    publicUrl: variables.MESSAGE_WRITER_URL,
    messageWriterBrowserUrl: variables.MESSAGE_WRITER_BROWSER_URL,
    xssExhibitUrl: variables.XSS_EXHIBIT_URL,
    databaseUrl: variables.MESSAGE_WRITER_DATABASE_URL,
    redisUrl: variables.REDIS_URL,
    clientSecret: variables.MESSAGE_WRITER_CLIENT_SECRET,
    clientKey: variables.MESSAGE_WRITER_CLIENT_KEY,
    encryptionKeys: variables.MESSAGE_WRITER_ENCRYPTION_KEYS,
    authorizationServerConnectTo: variables.AUTHORIZATION_SERVER_CONNECT_TO,
    contactSaverConnectTo: variables.CONTACT_SAVER_CONNECT_TO,
    lab: variables.LAB,
    authorizationCodeLifetime: variables.AUTHORIZATION_CODE_LIFETIME_SECONDS,
    labNow: variables.LAB_NOW,
    flowDatabaseUrl: variables.FLOW_DATABASE_URL,
    flowWriterDatabaseUrl: variables.FLOW_WRITER_DATABASE_URL,
    fingerprintKey: variables.FLOW_FINGERPRINT_KEY,
  });
}

let validated: ReturnType<typeof readEnv> | undefined;

/**
 * This app's whole configuration. Validated when the server starts (`instrumentation.ts`), never while it is built, so
 * that an image holds no secret; nothing else in this app reads `process.env`.
 */
export function env(): ReturnType<typeof readEnv> {
  validated ??= readEnv();
  return validated;
}
