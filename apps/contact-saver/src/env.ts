import { readEnvironmentOrExit } from '@ecosystem/environment/read-environment';
import {
  connectTo,
  databaseUrl,
  fingerprintKey,
  lab,
  labNow,
  listenPort,
  portOf,
  publicUrl,
  secretList,
} from '@ecosystem/environment/variables';
import { z } from 'zod';

const schema = z.object({
  AUTHORIZATION_SERVER_URL: publicUrl.prefault('http://localhost:3002'),
  CONTACT_SAVER_URL: publicUrl.prefault('http://localhost:3001'),
  MESSAGE_WRITER_URL: publicUrl.prefault('http://localhost:3000'),
  MESSAGE_WRITER_BROWSER_URL: publicUrl.prefault('http://localhost:3003'),
  XSS_EXHIBIT_URL: publicUrl.prefault('http://localhost:3005'),
  CONTACT_SAVER_DATABASE_URL: databaseUrl,
  CONTACT_SAVER_API_CLIENT_SECRET: z.string().min(32),
  CONTACT_SAVER_WEB_CLIENT_SECRET: z.string().min(32),
  CONTACT_SAVER_ENCRYPTION_KEYS: secretList,
  AUTHORIZATION_SERVER_CONNECT_TO: connectTo,
  CONTACT_SAVER_CONNECT_TO: connectTo,
  LISTEN_HOST: z.string().prefault('localhost'),
  LISTEN_PORT: listenPort,
  LAB: lab,
  LAB_NOW: labNow,
  FLOW_WRITER_DATABASE_URL: databaseUrl.optional(),
  FLOW_FINGERPRINT_KEY: fingerprintKey,
});

const variables = readEnvironmentOrExit(schema, process.env);

/** This app's whole configuration, validated once; nothing else in this app reads `process.env`. */
export const env = Object.freeze({
  issuer: variables.AUTHORIZATION_SERVER_URL,
  publicUrl: variables.CONTACT_SAVER_URL,
  databaseUrl: variables.CONTACT_SAVER_DATABASE_URL,
  introspectionSecret: variables.CONTACT_SAVER_API_CLIENT_SECRET,
  webClientSecret: variables.CONTACT_SAVER_WEB_CLIENT_SECRET,
  encryptionKeys: variables.CONTACT_SAVER_ENCRYPTION_KEYS,
  authorizationServerConnectTo: variables.AUTHORIZATION_SERVER_CONNECT_TO,
  contactSaverConnectTo: variables.CONTACT_SAVER_CONNECT_TO,
  listenHost: variables.LISTEN_HOST,
  port: variables.LISTEN_PORT ?? portOf(variables.CONTACT_SAVER_URL),
  messageWriterUrl: variables.MESSAGE_WRITER_URL,
  browserOrigins: variables.LAB ? [variables.MESSAGE_WRITER_BROWSER_URL, variables.XSS_EXHIBIT_URL] : [],
  lab: variables.LAB,
  labNow: variables.LAB_NOW,
  flowWriterDatabaseUrl: variables.FLOW_WRITER_DATABASE_URL,
  fingerprintKey: variables.FLOW_FINGERPRINT_KEY,
});
