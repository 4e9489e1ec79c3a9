import { readEnvironmentOrExit } from '@ecosystem/environment/read-environment';
import {
  connectTo,
  databaseUrl,
  fingerprintKey,
  lab,
  portOf,
  publicUrl,
} from '@ecosystem/environment/variables';
import { z } from 'zod';

const schema = z.object({
  MUSEUM_URL: publicUrl.prefault('http://localhost:3004').refine(isOnThisMachine, {
    message: 'the museum is on this machine only: expected http://localhost and a port',
  }),
  AUTHORIZATION_SERVER_URL: publicUrl.prefault('http://localhost:3002'),
  MESSAGE_WRITER_URL: publicUrl.prefault('http://localhost:3000'),
  AUTHORIZATION_SERVER_CONNECT_TO: connectTo,
  LAB: lab,
  FLOW_WRITER_DATABASE_URL: databaseUrl.optional(),
  FLOW_FINGERPRINT_KEY: fingerprintKey,
});

const variables = readEnvironmentOrExit(schema, process.env);

/** The museum's whole configuration: nobody's data; beyond its own address, what its recorder needs to note flows. */
export const env = Object.freeze({
  museumUrl: variables.MUSEUM_URL,
  /** The issuer of today, which is asked to refuse. */
  authorizationServerUrl: variables.AUTHORIZATION_SERVER_URL,
  authorizationServerConnectTo: variables.AUTHORIZATION_SERVER_CONNECT_TO,
  messageWriterUrl: variables.MESSAGE_WRITER_URL,
  port: portOf(variables.MUSEUM_URL),
  lab: variables.LAB,
  flowWriterDatabaseUrl: variables.FLOW_WRITER_DATABASE_URL,
  fingerprintKey: variables.FLOW_FINGERPRINT_KEY,
});

/** What is shown here must not be reachable from anywhere else. */
function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'http:' && new URL(url).hostname === 'localhost';
}
