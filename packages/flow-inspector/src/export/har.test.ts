import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import type { Trace, TracedExchange } from '../trace.ts';
import { toHar } from './har.ts';

interface Pair {
  readonly name: string;
  readonly value: string;
}

interface Har {
  readonly log: {
    readonly version: string;
    readonly entries: readonly {
      readonly startedDateTime: string;
      readonly time: number;
      readonly comment: string;
      readonly timings: Readonly<Record<string, number>>;
      readonly cache: object;
      readonly request: {
        readonly method: string;
        readonly url: string;
        readonly headers: readonly Pair[];
        readonly queryString: readonly Pair[];
        readonly postData?: {
          readonly mimeType: string;
          readonly params?: readonly Pair[];
          readonly text?: string;
        };
      };
      readonly response: {
        readonly status: number;
        readonly statusText: string;
        readonly redirectURL: string;
        readonly headers: readonly Pair[];
        readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string };
        readonly comment?: string;
      };
    }[];
  };
}

const harOf = (trace: Trace) => (JSON.parse(JSON.stringify(toHar(trace))) as Har).log;

function traceOf(change: Partial<TracedExchange>): Trace {
  const trace = sampleTrace();
  const [event] = trace.events;
  if (event?.kind !== 'exchange') throw new Error('the sample begins with an exchange');
  return { ...trace, events: [{ ...event, ...change }] };
}

describe('toHar', () => {
  it('says why no answer came, with status 0', () => {
    const [entry] = harOf(traceOf({ response: null, failure: 'no answer in time', duration: -1 })).entries;
    expect(entry?.response).toMatchObject({ status: 0, statusText: '', comment: 'no answer in time' });
    expect(entry?.time).toBe(0);
  });

  it('makes every URL absolute and readable, stubs included', () => {
    for (const { request, response } of harOf(sampleTrace()).entries) {
      expect(URL.canParse(request.url)).toBe(true);
      expect(response.redirectURL === '' || URL.canParse(response.redirectURL)).toBe(true);
      expect([...new URL(request.url).searchParams]).toEqual(
        request.queryString.map(({ name, value }) => [name, value]),
      );
    }
  });

  it('gives exchanges only, each with the members HAR 1.2 asks for', () => {
    const { entries, version } = harOf(sampleTrace());
    expect(version).toBe('1.2');
    expect(entries).toHaveLength(10);
    for (const entry of entries) {
      const { cache, request, response, timings } = entry;
      expect(entry).toMatchObject({ cache: {}, startedDateTime: expect.stringMatching(/Z$/) });
      expect(cache).toEqual({});
      expect(timings['send'] ?? NaN + (timings['wait'] ?? NaN)).not.toBeNaN();
      expect(request).toMatchObject({ httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: -1 });
      expect(response).toMatchObject({ httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: -1 });
    }
  });

  it('names sender, receiver and message of each entry', () => {
    expect(harOf(sampleTrace()).entries[5]?.comment).toBe(
      'MessageWriter → Authorization server: Token request (RFC 6749 §4.1.3)',
    );
  });

  it('lists the fields of a form, one line for each value, and JSON as text', () => {
    const { entries } = harOf(sampleTrace());
    expect(entries[3]?.request.postData).toEqual({
      mimeType: 'application/x-www-form-urlencoded',
      params: [
        { name: 'scope', value: 'birthdays.read' },
        { name: 'scope', value: 'contacts.read' },
        { name: 'decision', value: 'allow' },
      ],
    });
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', url: 'http://a/', headers, body: { a: 1 } };
    expect(harOf(traceOf({ request })).entries[0]?.request.postData).toEqual({
      mimeType: 'application/json',
      text: '{"a":1}',
    });
  });

  it('gives the answer: status in words, where it leads, each cookie line, and the body', () => {
    const { entries } = harOf(sampleTrace());
    const [, request] = entries;
    expect(request?.response).toMatchObject({ status: 303, statusText: 'See Other' });
    expect(request?.response.redirectURL).toContain('http://localhost:3002/interaction/');
    expect(request?.response.headers.filter(({ name }) => name === 'set-cookie')).toHaveLength(2);
    expect(entries.at(-1)?.response.content).toEqual({
      size: 30,
      mimeType: 'application/json; charset=utf-8',
      text: '{"error":"insufficient_scope"}',
    });
  });
});
