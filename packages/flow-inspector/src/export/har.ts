import { STATUS_CODES } from 'node:http';
import type { Trace, TracedExchange } from '../trace.ts';
import { hopsOf } from '../view/hops.ts';
import { formFields } from './form-fields.ts';
import { type PartyNaming, partyNaming } from '../view/lanes.ts';
import { hopTitle } from './hop-title.ts';
import { encodeRecordedUrl, readRecordedUrl } from './recorded-url.ts';

/** The exchanges of a flow as an HTTP Archive (HAR 1.2), which every browser's developer tools can import. */
export function toHar(trace: Trace): object {
  return {
    log: {
      version: '1.2',
      creator: { name: '@ecosystem/flow-inspector', version: '1', comment: 'secrets are replaced by stubs' },
      entries: hopsOf(trace).map(({ exchange }) => entryOf(exchange, partyNaming(trace))),
      comment: trace.title,
    },
  };
}

function entryOf(exchange: TracedExchange, nameOf: PartyNaming) {
  const time = Math.max(0, exchange.duration);
  return {
    startedDateTime: exchange.startedAt,
    time,
    request: requestOf(exchange.request),
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    comment: hopTitle(exchange, nameOf),
  };
}

function requestOf(request: TracedExchange['request']) {
  return {
    method: request.method,
    url: encodeRecordedUrl(request.url),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(request.headers),
    queryString: pairsOf(readRecordedUrl(request.url).parameters),
    ...postDataOf(request),
    headersSize: -1,
    bodySize: -1,
    ...commentOf(request.bodyNote),
  };
}

function responseOf({ response, failure }: TracedExchange) {
  const headers = response?.headers ?? {};
  const text = (response?.body ?? null) === null ? undefined : JSON.stringify(response?.body);
  return {
    status: response?.status ?? 0,
    statusText: STATUS_CODES[response?.status ?? 0] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(headers),
    content: {
      size: text === undefined ? 0 : Buffer.byteLength(text),
      mimeType: headers['content-type'] ?? '',
      ...(text !== undefined && { text }),
      ...commentOf(response?.bodyNote),
    },
    redirectURL: encodeRecordedUrl(headers['location'] ?? ''),
    headersSize: -1,
    bodySize: -1,
    ...commentOf(failure),
  };
}

/** Lines of a name that may come several times without being joined by commas stand one below the other. */
function headersOf(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).flatMap(([name, value]) =>
    value.split('\n').map((line) => ({ name, value: line })),
  );
}

function postDataOf(request: TracedExchange['request']) {
  if ((request.body ?? null) === null) return {};
  const fields = formFields(request);
  const mimeType = request.headers['content-type'] ?? '';
  const content = fields ? { params: pairsOf(fields) } : { text: JSON.stringify(request.body) };
  return { postData: { mimeType, ...content } };
}

function pairsOf(pairs: readonly (readonly [string, string])[]) {
  return pairs.map(([name, value]) => ({ name, value }));
}

function commentOf(comment: string | undefined) {
  return comment === undefined ? {} : { comment };
}
