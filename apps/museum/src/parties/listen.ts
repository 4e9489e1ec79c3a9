import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A party's door: open from the start, so that its port is known, and attended to as soon as there is somebody. */
export interface Door {
  readonly origin: string;
  attend(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Listens on loopback only. @param port 0 takes a free one */
export async function openDoor(port: number): Promise<Door> {
  let listener: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    attend(given) {
      listener = given;
    },
    close: () => closeServer(server),
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
