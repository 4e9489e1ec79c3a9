import { readEnvironmentOrExit } from '@ecosystem/environment/read-environment';
import { connectTo, lab, listenPort, portOf, publicUrl } from '@ecosystem/environment/variables';
import { z } from 'zod';

const schema = z.object({
  AUTHORIZATION_SERVER_URL: publicUrl.prefault('http://localhost:3002'),
  CONTACT_SAVER_URL: publicUrl.prefault('http://localhost:3001'),
  MESSAGE_WRITER_URL: publicUrl.prefault('http://localhost:3000'),
  MESSAGE_WRITER_BROWSER_URL: publicUrl.prefault('http://localhost:3003'),
  XSS_EXHIBIT_URL: publicUrl.prefault('http://localhost:3005'),
  AUTHORIZATION_SERVER_CONNECT_TO: connectTo,
  CONTACT_SAVER_CONNECT_TO: connectTo,
  LISTEN_HOST: z.string().prefault('localhost'),
  LISTEN_PORT: listenPort,
  XSS_EXHIBIT_LISTEN_PORT: listenPort,
  LAB: lab,
});

const variables = readEnvironmentOrExit(schema, process.env);

/** This app's whole configuration, validated once; there is no secret in it. */
export const env = Object.freeze({
  issuer: variables.AUTHORIZATION_SERVER_URL,
  contactSaverUrl: variables.CONTACT_SAVER_URL,
  messageWriterUrl: variables.MESSAGE_WRITER_URL,
  publicUrl: variables.MESSAGE_WRITER_BROWSER_URL,
  exhibitUrl: variables.XSS_EXHIBIT_URL,
  authorizationServerConnectTo: variables.AUTHORIZATION_SERVER_CONNECT_TO,
  contactSaverConnectTo: variables.CONTACT_SAVER_CONNECT_TO,
  listenHost: variables.LISTEN_HOST,
  port: variables.LISTEN_PORT ?? portOf(variables.MESSAGE_WRITER_BROWSER_URL),
  exhibitPort: variables.XSS_EXHIBIT_LISTEN_PORT ?? portOf(variables.XSS_EXHIBIT_URL),
  lab: variables.LAB,
});
