import { flowContext, newSpanId, newTraceId, writeTraceparent } from '../context.ts';
import type { Recorder } from '../recorder.ts';
import type { HeaderLines } from '../redact/redact-headers.ts';
import { isInScope } from '../scope.ts';
import { CapturedBytes } from './captured-bytes.ts';

type Fetch = typeof globalThis.fetch;

/**
 * Wraps the `fetch` of server-to-server calls: each call to another party gets a `traceparent`, so that both ends of it
 * are one arrow, and is recorded with its answer. Anything else passes through.
 */
export function createRecordingFetch(recorder: Recorder, fetch: Fetch): Fetch {
  return async function recordingFetch(input, init = {}) {
    const url = new URL(input instanceof Request ? input.url : input);
    const to = recorder.partyOf(url);
    if (to === undefined || !isInScope(url.pathname)) return fetch(input, init);
    const context = flowContext.getStore();
    const trace = context?.trace ?? newTraceId();
    const id = newSpanId();
    const given = input instanceof Request ? input : undefined;
    const headers = new Headers(init.headers ?? given?.headers);
    headers.set('traceparent', writeTraceparent(trace, id));
    const startedAt = performance.now();
    const requestBody = new CapturedBytes();
    if (typeof init.body === 'string' || init.body instanceof URLSearchParams) {
      requestBody.add(init.body.toString());
    }
    const call = {
      id,
      side: 'client' as const,
      trace,
      parent: context?.exchange,
      from: recorder.party,
      to,
      method: init.method ?? given?.method ?? 'GET',
      url,
      startedAt,
      joins: context?.joins ?? [],
      requestHeaders: [...headers] as HeaderLines,
      requestBody: requestBody.body(headers.get('content-type') ?? typeOf(init.body)),
    };
    try {
      const response = await fetch(input, { ...init, headers });
      void readCopy(response).then((bytes) => {
        const body = bytes.body(response.headers.get('content-type') ?? '');
        const answer = { status: response.status, headers: [...response.headers], body };
        recorder.recordExchange({ ...call, endedAt: performance.now(), response: answer });
      });
      return response;
    } catch (error) {
      const failure =
        error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'no answer';
      recorder.recordExchange({ ...call, endedAt: performance.now(), response: undefined, failure });
      throw error;
    }
  };
}

/** What `fetch` itself says of a body whose type nobody has named. */
function typeOf(body: unknown): string {
  return body instanceof URLSearchParams ? 'application/x-www-form-urlencoded' : '';
}

/** Reads a second copy of the answer, without keeping the first reader waiting. */
async function readCopy(response: Response): Promise<CapturedBytes> {
  const bytes = new CapturedBytes();
  try {
    bytes.add(new Uint8Array(await response.clone().arrayBuffer()));
  } catch {
    bytes.truncated = true;
  }
  return bytes;
}
