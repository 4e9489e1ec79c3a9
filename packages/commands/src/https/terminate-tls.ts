import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import { createServer } from 'node:https';
import type { Certificate } from './certificate.ts';

export interface TlsOptions extends Pick<Certificate, 'certificate' | 'key'> {
  /** The port to listen on, on loopback. */
  readonly port: number;
  /** From public host (with its port, as in `Host`) to the port on this machine where plain HTTP is spoken. */
  readonly targets: ReadonlyMap<string, number>;
}

/** Something that ends TLS for several hosts, and passes what it hears on in plain HTTP, on this machine. */
export interface TlsTerminator {
  close(): void;
}

/** Starts it. What a caller says of proxies before us is overwritten: nobody is in front of this one (RFC 9700 §4.13). */
export async function terminateTls({ port, certificate, key, targets }: TlsOptions): Promise<TlsTerminator> {
  const server = createServer({ cert: certificate, key, minVersion: 'TLSv1.2' }, (incoming, outgoing) => {
    const target = targets.get(incoming.headers.host?.toLowerCase() ?? '');
    if (target === undefined) return void outgoing.writeHead(421).end('No party here has this name.\n');
    pass(incoming, outgoing, target);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method, url: path, socket } = incoming;
  const headers = forwarded(incoming.headers, socket.remoteAddress);
  const onward = send({ hostname: 'localhost', port, method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  onward.on('error', () => {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('Nobody answers behind this address.\n');
  });
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) onward.destroy();
  });
  incoming.pipe(onward);
}

function forwarded(headers: IncomingHttpHeaders, address = ''): IncomingHttpHeaders {
  const own = Object.entries(headers).filter(([name]) => !/^(x-forwarded-|x-real-ip$|forwarded$)/.test(name));
  return {
    ...Object.fromEntries(own),
    'x-forwarded-for': address,
    'x-forwarded-host': headers.host,
    'x-forwarded-proto': 'https',
  };
}
