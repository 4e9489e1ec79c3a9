import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../src/create-app.ts';
import type { Settings } from '../src/settings.ts';
import { testDatabaseUrl } from './env.ts';
import { introspectionSecret, webClientSecret } from './issuer.ts';

export interface Api {
  readonly url: string;
  readonly app: NestExpressApplication;
  /** `fetch` of a path with an access token, if one is given, and a JSON body, if one is given. */
  request(path: string, options?: ApiRequest): Promise<Response>;
  stop(): Promise<void>;
}

export interface ApiRequest {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly body?: RequestInit['body'];
  readonly headers?: Record<string, string>;
}

/** The real application, listening on a port of its own. One at a time: Passport keeps its strategies per process. */
export async function startApi(issuer: string, settings: Partial<Settings> = {}): Promise<Api> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const app = await createApp({
    issuer,
    publicUrl: url,
    introspectionSecret,
    webClientSecret,
    encryptionKeys: ['a key that seals, for these tests only'],
    authorizationServerConnectTo: undefined,
    contactSaverConnectTo: undefined,
    labNow: undefined,
    messageWriterUrl: 'http://localhost:3000',
    browserOrigins: [],
    lab: false,
    flowWriterDatabaseUrl: undefined,
    fingerprintKey: undefined,
    databaseUrl: testDatabaseUrl,
    ...settings,
  });
  await app.listen(port, 'localhost');
  return { url, app, request: (path, options) => send(url + path, options), stop: () => app.close() };
}

function send(
  url: string,
  { method = 'GET', token, json, body, headers }: ApiRequest = {},
): Promise<Response> {
  return fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body }),
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
