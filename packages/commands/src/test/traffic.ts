import { type IncomingMessage, type ServerResponse, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One exchange between two servers, as somebody on the wire sees it. */
export interface SeenExchange {
  /** The host that was addressed. */
  readonly host: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  /** The header, for finding out which flow it belongs to; empty when there was none. */
  readonly traceparent: string;
}

/** Something on the wire that writes down what passes, and knows nothing of the recorder. */
export interface WireTap {
  /** `host:port` to connect to instead of the target. */
  readonly connectTo: string;
  close(): void;
}

/** Stands between the callers of one server and the server. @param seen where it writes */
export async function tapWire(target: string, seen: SeenExchange[]): Promise<WireTap> {
  const { hostname, port } = new URL(target);
  const tap = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const onward = send({ hostname, port, method, path, headers }, (answer) => {
      seen.push(describe(incoming, answer.statusCode ?? 0));
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    // A server that is away looks like one: the caller finds the connection closed.
    onward.on('error', () => outgoing.destroy());
    closeWith(outgoing, () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => tap.listen(0, 'localhost', resolve));
  const { port: own } = tap.address() as AddressInfo;
  return {
    connectTo: `localhost:${own}`,
    close: () => {
      tap.close();
      tap.closeAllConnections();
    },
  };
}

function describe({ headers, method = 'GET', url = '/' }: IncomingMessage, status: number): SeenExchange {
  return {
    host: headers.host ?? '',
    method,
    path: url.replace(/\?.*/s, ''),
    status,
    traceparent: String(headers['traceparent'] ?? ''),
  };
}

function closeWith(outgoing: ServerResponse, close: () => void): void {
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) close();
  });
}
