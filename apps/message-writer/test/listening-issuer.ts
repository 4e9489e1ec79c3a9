import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settings } from './env.ts';
import type { TestIssuer } from './issuer.ts';

/** Puts an issuer on the network, and makes it the one this app trusts. */
export async function listen(issuer: TestIssuer): Promise<{ stop(): Promise<void>; start(): Promise<void> }> {
  let server = await listenOn(issuer, 0);
  const { port } = server.address() as AddressInfo;
  issuer.url = `http://localhost:${port}`;
  settings.issuer = issuer.url;
  return {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
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
  const answer = await issuer.answer(`${issuer.url}${request.url}`, body);
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}
