import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach } from 'vitest';
import { services } from '../src/services.ts';
import { database } from '../src/storage/database.ts';
import { settings } from './env.ts';
import { TestIssuer } from './issuer.ts';

export interface ListeningIssuer {
  readonly issuer: TestIssuer;
  /** Takes it off the network. */
  stop(): Promise<void>;
  /** Puts it back. */
  start(): Promise<void>;
}

/**
 * An issuer on the network, and the one this app trusts while the tests of a file run. Before each it forgets the one
 * before; after the last, network and database are let go.
 */
export async function listeningIssuer(): Promise<ListeningIssuer> {
  const issuer = await TestIssuer.create();
  let server = await listenOn(issuer, 0);
  const { port } = server.address() as AddressInfo;
  issuer.url = `http://localhost:${port}`;
  Object.assign(settings, { issuer: issuer.url, contactSaverUrl: issuer.url });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  beforeEach(() => issuer.reset());
  afterAll(() => Promise.all([stop(), services().sessions.close(), database().$disconnect()]));
  return {
    issuer,
    stop,
    async start() {
      server = await listenOn(issuer, port);
    },
  };
}

async function listenOn(issuer: TestIssuer, port: number): Promise<Server> {
  const server = createServer((request, response) => void pass(issuer, request, response));
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return server;
}

async function pass(issuer: TestIssuer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  const { authorization = '' } = request.headers;
  const answer = await issuer.answer(`${issuer.url}${request.url}`, { body, headers: { authorization } });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}
