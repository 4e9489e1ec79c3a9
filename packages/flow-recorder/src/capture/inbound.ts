import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FlowContext, newSpanId, newTraceId, readTraceparent } from '../context.ts';
import type { FlowParty } from '../flow-party.ts';
import type { Recorder } from '../recorder.ts';
import type { HeaderLines } from '../redact/redact-headers.ts';
import { isInScope } from '../scope.ts';
import { CapturedBytes } from './captured-bytes.ts';

/**
 * Watches one inbound HTTP exchange from outside: what arrives and what leaves is noted on its way and passed on
 * untouched. The exchange is recorded when the last byte of the answer is handed over.
 *
 * @returns the context everything during this exchange belongs to; undefined when it is not part of the story
 */
export function captureInbound(
  recorder: Recorder,
  request: IncomingMessage,
  response: ServerResponse,
): FlowContext | undefined {
  const target = request.url ?? '/';
  if (!target.startsWith('/') || !isInScope(target.replace(/\?.*/s, ''))) return undefined;
  // A target has no fragment (RFC 9110 §7.1); what looks like one is part of it.
  const url = new URL(recorder.origin + target.replaceAll('#', '%23'));
  const sender = readTraceparent(request.headers.traceparent as string | undefined);
  const trace = sender?.trace ?? newTraceId();
  const id = sender?.span ?? newSpanId();
  const startedAt = performance.now();
  const requestBody = captureRequestBody(request);
  const responseBody = captureResponseBody(response);
  let over = false;
  const finish = (failure?: string) => {
    if (over) return;
    over = true;
    const answered = response.headersSent;
    recorder.recordExchange({
      id,
      side: 'server',
      trace,
      from: senderOf(request),
      to: recorder.party,
      method: request.method ?? 'GET',
      url,
      startedAt,
      endedAt: performance.now(),
      failure,
      joins: [],
      requestHeaders: pairs(request.rawHeaders),
      requestBody: requestBody.body(request.headers['content-type'] ?? ''),
      response: answered ? answerOf(request, response, responseBody) : undefined,
    });
  };
  response.once('finish', () => finish());
  response.once('close', () => finish('the connection ended before the answer was complete'));
  return { trace, exchange: id, joins: [] };
}

function answerOf({ method }: IncomingMessage, response: ServerResponse, body: CapturedBytes) {
  const headers = sentHeaders(response);
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  // RFC 9110 §6.4.1: what a handler writes into such an answer is not sent.
  const hasNone = method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304;
  return { status: response.statusCode, headers, body: hasNone ? undefined : body.body(contentType) };
}

const servers = ['authorization-server', 'contact-saver', 'message-writer'] as const;

/**
 * Names us by the `User-Agent` of our server-to-server calls; a browser says from where it asks, also when a script of a
 * page does. (`Sec-Fetch-Mode` alone is no sign of one: the `fetch` of Node sends it, too.)
 */
function senderOf({ headers }: IncomingMessage): FlowParty {
  const [product = ''] = (headers['user-agent'] ?? '').split('/');
  const server = servers.find((party) => party === product);
  if (server) return server;
  const isBrowser =
    headers['sec-fetch-site'] !== undefined ||
    headers.cookie !== undefined ||
    (headers.accept ?? '').includes('text/html');
  return isBrowser ? 'browser' : 'outside';
}

/** Node hands each chunk of a body to the request by `push`, however it is read afterwards. */
function captureRequestBody(request: IncomingMessage): CapturedBytes {
  const bytes = new CapturedBytes();
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  // RFC 9112 §6.3: without either header a request has no body.
  if (length === undefined && coding === undefined) return bytes;
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    bytes.add(chunk, encoding);
    return push(chunk, encoding);
  };
  return bytes;
}

function captureResponseBody(response: ServerResponse): CapturedBytes {
  const bytes = new CapturedBytes();
  const take = (chunk: unknown, encoding: unknown) => {
    const isPage = String(response.getHeader('content-type')).startsWith('text/html');
    if (isPage) bytes.pass(chunk);
    else bytes.add(chunk, encoding);
  };
  const { write, end } = response;
  response.write = function (this: ServerResponse, ...parameters: unknown[]) {
    take(parameters[0], parameters[1]);
    return write.apply(this, parameters as Parameters<typeof write>);
  } as typeof write;
  response.end = function (this: ServerResponse, ...parameters: unknown[]) {
    take(parameters[0], parameters[1]);
    return end.apply(this, parameters as Parameters<typeof end>);
  } as typeof end;
  return bytes;
}

/** The header block as Node has put it on the wire, `Date` and `Connection` included. */
function sentHeaders(response: ServerResponse): HeaderLines {
  const { _header: block } = response as ServerResponse & { readonly _header?: string };
  if (typeof block !== 'string') {
    return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
  }
  return block
    .split('\r\n')
    .slice(1)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()] as const];
    });
}

function pairs(raw: readonly string[]): HeaderLines {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}
