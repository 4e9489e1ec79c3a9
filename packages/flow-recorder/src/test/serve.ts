import {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createExpressRecording } from '../capture/express.ts';
import { createKoaRecording } from '../capture/koa.ts';
import type { Recorder } from '../recorder.ts';

export type Mounting = 'Express' | 'Koa' | 'diagnostics channel';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A server on a free port, whose handler stands behind the recorder; the third mounting needs no place in front. */
export async function serve(mounting: Mounting, recorder: Recorder, handle: Handler) {
  const server = createServer(listenerOf(mounting, recorder, handle));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port, url: `http://127.0.0.1:${port}`, close: async () => close(server) };
}

function listenerOf(mounting: Mounting, recorder: Recorder, handle: Handler): RequestListener {
  if (mounting === 'Express') {
    const recordInbound = createExpressRecording(recorder);
    return (request, response) => recordInbound(request, response, () => void handle(request, response));
  }
  if (mounting === 'Koa') {
    const recordInbound = createKoaRecording(recorder);
    return (req, res) => void recordInbound({ req, res }, async () => handle(req, res));
  }
  return (request, response) => void handle(request, response);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Sends requests over one connection as they are, asks for its end after the last one, and resolves with what came back. */
export async function sendRaw(port: number, requests: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  await new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => (received += chunk.toString('utf8')));
    socket.on('end', resolve).on('error', reject);
    socket.write(requests.replace(/\r\n\r\n$/, '\r\nConnection: close\r\n\r\n'));
  });
  socket.destroy();
  return received;
}
