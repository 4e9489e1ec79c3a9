import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that reached the stand-in. */
export interface Received {
  /** Method and path. */
  readonly request: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: URLSearchParams;
}

/** Something that stands where MessageWriter is reached, and keeps what it is sent. */
export interface StandIn {
  readonly connectTo: string;
  readonly received: Received[];
  /** What it answers. */
  status: number | 'never';
  /** Resolves when nobody listens there any more. */
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { headers, method, url } = request;
      standIn.received.push({ request: `${method} ${url}`, headers, form: new URLSearchParams(body) });
      if (standIn.status !== 'never') response.writeHead(standIn.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const standIn: StandIn = {
    connectTo: `localhost:${(server.address() as AddressInfo).port}`,
    received: [],
    status: 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}
