import { readEnvironmentOrExit } from '@ecosystem/environment/read-environment';
import {
  connectTo,
  databaseUrl,
  fingerprintKey,
  lab,
  listenPort,
  portOf,
  publicUrl,
  seconds,
  secretList,
} from '@ecosystem/environment/variables';
import { z } from 'zod';
import { signingKeysSchema } from './policy/signing-keys.ts';

const schema = z.object({
  AUTHORIZATION_SERVER_URL: publicUrl.prefault('http://localhost:3002'),
  CONTACT_SAVER_URL: publicUrl.prefault('http://localhost:3001'),
  MESSAGE_WRITER_URL: publicUrl.prefault('http://localhost:3000'),
  MESSAGE_WRITER_BROWSER_URL: publicUrl.prefault('http://localhost:3003'),
  XSS_EXHIBIT_URL: publicUrl.prefault('http://localhost:3005'),
  CONTACT_SAVER_CONNECT_TO: connectTo,
  MESSAGE_WRITER_CONNECT_TO: connectTo,
  AUTHORIZATION_SERVER_DATABASE_URL: databaseUrl,
  AUTHORIZATION_SERVER_SIGNING_KEYS: signingKeysSchema,
  AUTHORIZATION_SERVER_COOKIE_KEYS: secretList,
  MESSAGE_WRITER_CLIENT_SECRET: z.string().min(32),
  CONTACT_SAVER_API_CLIENT_SECRET: z.string().min(32),
  CONTACT_SAVER_WEB_CLIENT_SECRET: z.string().min(32),
  AUTHORIZATION_SERVER_INITIAL_ACCESS_TOKEN: z.string().min(32).optional(),
  AUTHORIZATION_CODE_LIFETIME_SECONDS: seconds.optional(),
  ACCESS_TOKEN_LIFETIME_SECONDS: seconds.optional(),
  REFRESH_TOKEN_IDLE_SECONDS: seconds.optional(),
  GRANT_LIFETIME_SECONDS: seconds.optional(),
  LISTEN_HOST: z.string().prefault('localhost'),
  LISTEN_PORT: listenPort,
  LAB: lab,
  FLOW_WRITER_DATABASE_URL: databaseUrl.optional(),
  FLOW_FINGERPRINT_KEY: fingerprintKey,
});

const variables = readEnvironmentOrExit(schema, process.env);

/** This server's whole configuration, validated once; nothing else in this app reads `process.env`. */
export const env = Object.freeze({
  issuer: variables.AUTHORIZATION_SERVER_URL,
  contactSaverUrl: variables.CONTACT_SAVER_URL,
  messageWriterUrl: variables.MESSAGE_WRITER_URL,
  messageWriterBrowserUrl: variables.MESSAGE_WRITER_BROWSER_URL,
  xssExhibitUrl: variables.XSS_EXHIBIT_URL,
  contactSaverConnectTo: variables.CONTACT_SAVER_CONNECT_TO,
  messageWriterConnectTo: variables.MESSAGE_WRITER_CONNECT_TO,
  databaseUrl: variables.AUTHORIZATION_SERVER_DATABASE_URL,
  signingKeys: variables.AUTHORIZATION_SERVER_SIGNING_KEYS,
  cookieKeys: variables.AUTHORIZATION_SERVER_COOKIE_KEYS,
  messageWriterClientSecret: variables.MESSAGE_WRITER_CLIENT_SECRET,
  contactSaverApiClientSecret: variables.CONTACT_SAVER_API_CLIENT_SECRET,
  contactSaverWebClientSecret: variables.CONTACT_SAVER_WEB_CLIENT_SECRET,
  initialAccessToken: variables.AUTHORIZATION_SERVER_INITIAL_ACCESS_TOKEN,
  configuredLifetimes: {
    authorizationCode: variables.AUTHORIZATION_CODE_LIFETIME_SECONDS,
    accessToken: variables.ACCESS_TOKEN_LIFETIME_SECONDS,
    refreshTokenIdle: variables.REFRESH_TOKEN_IDLE_SECONDS,
    grant: variables.GRANT_LIFETIME_SECONDS,
  },
  listenHost: variables.LISTEN_HOST,
  port: variables.LISTEN_PORT ?? portOf(variables.AUTHORIZATION_SERVER_URL),
  lab: variables.LAB,
  flowWriterDatabaseUrl: variables.FLOW_WRITER_DATABASE_URL,
  fingerprintKey: variables.FLOW_FINGERPRINT_KEY,
});
