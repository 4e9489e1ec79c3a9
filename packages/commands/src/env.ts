import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { readEnvironmentOrExit } from '@ecosystem/environment/read-environment';
import {
  connectTo,
  databaseUrl,
  labNow,
  listenPort,
  onOff,
  publicUrl,
  redisUrl,
  seconds,
} from '@ecosystem/environment/variables';
import { z } from 'zod';
import { root } from './workspace.ts';

const dotenv = path.join(root, '.env');
if (existsSync(dotenv)) loadEnvFile(dotenv);

const names = [
  'AUTHORIZATION_SERVER_URL',
  'CONTACT_SAVER_URL',
  'MESSAGE_WRITER_URL',
  'MESSAGE_WRITER_BROWSER_URL',
  'XSS_EXHIBIT_URL',
] as const;

const fields = z.object({
  AUTHORIZATION_SERVER_URL: publicUrl.prefault('http://localhost:3002'),
  CONTACT_SAVER_URL: publicUrl.prefault('http://localhost:3001'),
  MESSAGE_WRITER_URL: publicUrl.prefault('http://localhost:3000'),
  MUSEUM_URL: publicUrl.prefault('http://localhost:3004'),
  MESSAGE_WRITER_BROWSER_URL: publicUrl.prefault('http://localhost:3003'),
  XSS_EXHIBIT_URL: publicUrl.prefault('http://localhost:3005'),
  AUTHORIZATION_SERVER_PORT: listenPort,
  CONTACT_SAVER_PORT: listenPort,
  MESSAGE_WRITER_PORT: listenPort,
  MESSAGE_WRITER_BROWSER_PORT: listenPort,
  XSS_EXHIBIT_PORT: listenPort,
  DATA_DIR: z.string().prefault('.data'),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535).prefault(54_329),
  AUTHORIZATION_SERVER_DATABASE_URL: databaseUrl.optional(),
  CONTACT_SAVER_DATABASE_URL: databaseUrl.optional(),
  MESSAGE_WRITER_DATABASE_URL: databaseUrl.optional(),
  FLOW_DATABASE_URL: databaseUrl.optional(),
  FLOW_WRITER_DATABASE_URL: databaseUrl.optional(),
  POSTGRES_URL: databaseUrl.optional(),
  REDIS_URL: redisUrl,
  AUTHORIZATION_SERVER_CONNECT_TO: connectTo,
  CONTACT_SAVER_CONNECT_TO: connectTo,
  MESSAGE_WRITER_CONNECT_TO: connectTo,
  AUTHORIZATION_CODE_LIFETIME_SECONDS: seconds.optional(),
  ACCESS_TOKEN_LIFETIME_SECONDS: seconds.optional(),
  REFRESH_TOKEN_IDLE_SECONDS: seconds.optional(),
  GRANT_LIFETIME_SECONDS: seconds.optional(),
  AUTHORIZATION_SERVER_INITIAL_ACCESS_TOKEN: z.string().min(32).optional(),
  LAB: onOff.prefault('on'),
  SEED_DATE: z.iso.date().optional(),
  LAB_NOW: labNow,
});

/** Every party is an origin of its own, and what carries credentials over plain http must not leave this machine. */
const schema = fields.superRefine((variables, context) => {
  for (const name of names) {
    const url = new URL(variables[name]);
    const same = names.find((other) => other !== name && new URL(variables[other]).host === url.host);
    if (same !== undefined)
      context.addIssue({ code: 'custom', path: [name], message: `is the same as ${same}` });
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
      context.addIssue({ code: 'custom', path: [name], message: 'plain http is for localhost only' });
    }
  }
});

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

const variables = readEnvironmentOrExit(schema, process.env);

/** Without TLS there is nothing in front of an app: it listens where its URL says. */
function behindTls(
  app: 'AUTHORIZATION_SERVER' | 'CONTACT_SAVER' | 'MESSAGE_WRITER' | 'MESSAGE_WRITER_BROWSER' | 'XSS_EXHIBIT',
): number | undefined {
  return variables[`${app}_URL`].startsWith('https:') ? variables[`${app}_PORT`] : undefined;
}

/** The configuration the commands share; nothing else here reads `process.env`. */
export const env = Object.freeze({
  authorizationServerUrl: variables.AUTHORIZATION_SERVER_URL,
  contactSaverUrl: variables.CONTACT_SAVER_URL,
  messageWriterUrl: variables.MESSAGE_WRITER_URL,
  museumUrl: variables.MUSEUM_URL,
  messageWriterBrowserUrl: variables.MESSAGE_WRITER_BROWSER_URL,
  xssExhibitUrl: variables.XSS_EXHIBIT_URL,
  /** Where the apps listen on this machine, if not at the ports of their URLs: something ends TLS in front of them. */
  ports: {
    authorizationServer: behindTls('AUTHORIZATION_SERVER'),
    contactSaver: behindTls('CONTACT_SAVER'),
    messageWriter: behindTls('MESSAGE_WRITER'),
    messageWriterBrowser: behindTls('MESSAGE_WRITER_BROWSER'),
    xssExhibit: behindTls('XSS_EXHIBIT'),
  },
  dataDirectory: path.resolve(root, variables.DATA_DIR),
  databasePort: variables.DATABASE_PORT,
  databaseUrls: {
    authorization_server: variables.AUTHORIZATION_SERVER_DATABASE_URL,
    contact_saver: variables.CONTACT_SAVER_DATABASE_URL,
    message_writer: variables.MESSAGE_WRITER_DATABASE_URL,
    flow: variables.FLOW_DATABASE_URL,
    flow_writer: variables.FLOW_WRITER_DATABASE_URL,
  },
  superuserUrl: variables.POSTGRES_URL,
  redisUrl: variables.REDIS_URL,
  connectTo: {
    authorizationServer: variables.AUTHORIZATION_SERVER_CONNECT_TO,
    contactSaver: variables.CONTACT_SAVER_CONNECT_TO,
    messageWriter: variables.MESSAGE_WRITER_CONNECT_TO,
  },
  initialAccessToken: variables.AUTHORIZATION_SERVER_INITIAL_ACCESS_TOKEN,
  lab: variables.LAB,
  seedDate: variables.SEED_DATE,
  labNow: variables.LAB_NOW?.toISOString(),
  lifetimes: {
    authorizationCode: variables.AUTHORIZATION_CODE_LIFETIME_SECONDS,
    accessToken: variables.ACCESS_TOKEN_LIFETIME_SECONDS,
    refreshTokenIdle: variables.REFRESH_TOKEN_IDLE_SECONDS,
    grant: variables.GRANT_LIFETIME_SECONDS,
  },
  /** What child processes inherit: the caller's own variables. */
  inherited: { ...process.env },
});
