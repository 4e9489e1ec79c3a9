import path from 'node:path';
import { portOf } from '@ecosystem/environment/variables';
import type { DatabaseUrls } from '../databases/prepare.ts';
import type { env } from '../env.ts';
import type { Secrets } from '../secrets.ts';
import { root } from '../workspace.ts';

/** A party, or the museum, as a process. */
export interface AppDefinition {
  readonly name:
    'authorization-server' | 'contact-saver' | 'message-writer' | 'message-writer-browser' | 'museum';
  readonly title: string;
  /** Where this machine reaches it: its public URL, or its own port behind something that ends TLS. */
  readonly url: string;
  /** The variable that moves it to another port. */
  readonly urlVariable: string;
  /** Other places the same program listens at. */
  readonly besides?: readonly { readonly url: string; readonly urlVariable: string }[];
  /** Absolute path of the program for Node. */
  readonly program: string;
  /** Parameters of the program, if it takes any. */
  readonly parameters?: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** The three apps, and with the lab on the one in the browser, with exactly the secrets and databases each one may have. */
export function defineApps(
  settings: typeof env,
  secrets: Secrets,
  urls: DatabaseUrls,
  messageWriterBuild = '.next',
): AppDefinition[] {
  const shared = {
    NODE_ENV: 'production',
    AUTHORIZATION_SERVER_URL: settings.authorizationServerUrl,
    CONTACT_SAVER_URL: settings.contactSaverUrl,
    MESSAGE_WRITER_URL: settings.messageWriterUrl,
    MESSAGE_WRITER_BROWSER_URL: settings.messageWriterBrowserUrl,
    XSS_EXHIBIT_URL: settings.xssExhibitUrl,
    LAB: settings.lab ? 'on' : 'off',
    LAB_NOW: settings.labNow ?? '',
    AUTHORIZATION_CODE_LIFETIME_SECONDS: String(settings.lifetimes.authorizationCode ?? ''),
    AUTHORIZATION_SERVER_CONNECT_TO: settings.connectTo.authorizationServer ?? '',
    CONTACT_SAVER_CONNECT_TO: settings.connectTo.contactSaver ?? '',
    MESSAGE_WRITER_CONNECT_TO: settings.connectTo.messageWriter ?? '',
    DATA_DIR: path.join(settings.dataDirectory, 'apps'),
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const recorder = settings.lab
    ? {
        FLOW_WRITER_DATABASE_URL: urls.flow_writer,
        FLOW_FINGERPRINT_KEY: secrets['FLOW_FINGERPRINT_KEY'] ?? '',
      }
    : {};
  const secret = (...names: string[]) => Object.fromEntries(names.map((name) => [name, secrets[name] ?? '']));
  const { authorizationServer, contactSaver, messageWriter } = settings.ports;
  const app = (name: string, ...parts: string[]) => path.join(root, 'apps', name, ...parts);
  return [
    {
      name: 'authorization-server',
      title: 'authorization server',
      url: addressOf(settings.authorizationServerUrl, authorizationServer),
      urlVariable: 'AUTHORIZATION_SERVER_URL',
      program: app('authorization-server', 'dist/main.js'),
      variables: {
        ...shared,
        LISTEN_PORT: String(authorizationServer ?? ''),
        ACCESS_TOKEN_LIFETIME_SECONDS: String(settings.lifetimes.accessToken ?? ''),
        REFRESH_TOKEN_IDLE_SECONDS: String(settings.lifetimes.refreshTokenIdle ?? ''),
        GRANT_LIFETIME_SECONDS: String(settings.lifetimes.grant ?? ''),
        AUTHORIZATION_SERVER_INITIAL_ACCESS_TOKEN: settings.initialAccessToken ?? '',
        AUTHORIZATION_SERVER_DATABASE_URL: urls.authorization_server,
        ...recorder,
        ...secret(
          'AUTHORIZATION_SERVER_SIGNING_KEYS',
          'AUTHORIZATION_SERVER_COOKIE_KEYS',
          'MESSAGE_WRITER_CLIENT_SECRET',
          'CONTACT_SAVER_API_CLIENT_SECRET',
          'CONTACT_SAVER_WEB_CLIENT_SECRET',
        ),
      },
    },
    {
      name: 'contact-saver',
      title: 'ContactSaver',
      url: addressOf(settings.contactSaverUrl, contactSaver),
      urlVariable: 'CONTACT_SAVER_URL',
      program: app('contact-saver', 'dist/main.js'),
      variables: {
        ...shared,
        LISTEN_PORT: String(contactSaver ?? ''),
        CONTACT_SAVER_DATABASE_URL: urls.contact_saver,
        ...recorder,
        ...secret(
          'CONTACT_SAVER_API_CLIENT_SECRET',
          'CONTACT_SAVER_WEB_CLIENT_SECRET',
          'CONTACT_SAVER_ENCRYPTION_KEYS',
        ),
      },
    },
    {
      name: 'message-writer',
      title: 'MessageWriter',
      url: addressOf(settings.messageWriterUrl, messageWriter),
      urlVariable: 'MESSAGE_WRITER_URL',
      program: app('message-writer', messageWriterBuild, 'standalone/apps/message-writer/server.js'),
      variables: {
        ...shared,
        PORT: String(messageWriter ?? portOf(settings.messageWriterUrl)),
        HOSTNAME: 'localhost',
        MESSAGE_WRITER_DATABASE_URL: urls.message_writer,
        REDIS_URL: settings.redisUrl ?? '',
        ...recorder,
        ...(settings.lab && { FLOW_DATABASE_URL: urls.flow }),
        ...secret(
          'MESSAGE_WRITER_CLIENT_KEY',
          'MESSAGE_WRITER_CLIENT_SECRET',
          'MESSAGE_WRITER_ENCRYPTION_KEYS',
        ),
      },
    },
    ...(settings.lab ? [defineBrowserApp(settings, shared)] : []),
  ];
}

/** The client that lives in browsers, and the exhibit beside it: neither has a secret or a database. */
function defineBrowserApp(settings: typeof env, shared: Readonly<Record<string, string>>): AppDefinition {
  return {
    name: 'message-writer-browser',
    title: 'MessageWriter in the browser',
    url: addressOf(settings.messageWriterBrowserUrl, settings.ports.messageWriterBrowser),
    urlVariable: 'MESSAGE_WRITER_BROWSER_URL',
    besides: [
      { url: addressOf(settings.xssExhibitUrl, settings.ports.xssExhibit), urlVariable: 'XSS_EXHIBIT_URL' },
    ],
    program: path.join(root, 'apps/message-writer-browser/dist/main.js'),
    variables: {
      ...shared,
      LISTEN_PORT: String(settings.ports.messageWriterBrowser ?? ''),
      XSS_EXHIBIT_LISTEN_PORT: String(settings.ports.xssExhibit ?? ''),
    },
  };
}

function addressOf(publicUrl: string, port: number | undefined): string {
  return port === undefined ? publicUrl : `http://localhost:${port}`;
}
