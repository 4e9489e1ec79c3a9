import path from 'node:path';
import type { DatabaseUrls } from '../databases/prepare.ts';
import type { env } from '../env.ts';
import type { Secrets } from '../secrets.ts';
import { root } from '../workspace.ts';
import type { AppDefinition } from './definitions.ts';

type Settings = Pick<
  typeof env,
  'authorizationServerUrl' | 'connectTo' | 'dataDirectory' | 'lab' | 'messageWriterUrl' | 'museumUrl'
>;

/**
 * The museum as a process: it is given no database and no secret of the parties, but may write what it records, where
 * there is something to write to.
 */
export function defineMuseum(
  settings: Settings,
  secrets: Secrets,
  urls: Pick<DatabaseUrls, 'flow_writer'>,
): AppDefinition {
  const fingerprintKey = secrets['FLOW_FINGERPRINT_KEY'];
  return {
    name: 'museum',
    title: 'the museum',
    url: settings.museumUrl,
    urlVariable: 'MUSEUM_URL',
    program: path.join(root, 'apps/museum/dist/main.js'),
    variables: {
      NODE_ENV: 'production',
      MUSEUM_URL: settings.museumUrl,
      AUTHORIZATION_SERVER_URL: settings.authorizationServerUrl,
      MESSAGE_WRITER_URL: settings.messageWriterUrl,
      AUTHORIZATION_SERVER_CONNECT_TO: settings.connectTo.authorizationServer ?? '',
      LAB: settings.lab ? 'on' : 'off',
      // Not the folder of secrets.env: an app fills in from there what it was not given.
      DATA_DIR: path.join(settings.dataDirectory, 'apps'),
      ...(fingerprintKey !== undefined && {
        FLOW_WRITER_DATABASE_URL: urls.flow_writer,
        FLOW_FINGERPRINT_KEY: fingerprintKey,
      }),
    },
  };
}
