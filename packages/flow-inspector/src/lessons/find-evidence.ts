import type { Evidence, MessageEvidence } from '@ecosystem/flow-catalogue/lesson';
import type { Trace, TraceEvent, TracedExchange } from '../trace.ts';

/** Where something was found, so that a reader can look at it. */
export interface Found {
  readonly flow: string;
  /** The event's id. */
  readonly event: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The first place in the recorded flows that shows what is looked for.
 *
 * @param since milliseconds since 1970: what happened before does not count
 */
export function findEvidence(traces: readonly Trace[], evidence: Evidence, since: number): Found | undefined {
  const times = 'times' in evidence ? (evidence.times ?? 1) : 1;
  return traces
    .flatMap(({ events, id }) =>
      events
        .filter((event) => fits(event, evidence))
        .map((event) => ({ flow: id, event: event.id, at: momentOf(event) })),
    )
    .filter(({ at }) => Date.parse(at) >= since)
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(times - 1);
}

function momentOf(event: TraceEvent): string {
  return event.kind === 'exchange' ? event.startedAt : event.at;
}

function fits(event: TraceEvent, evidence: Evidence): boolean {
  if ('check' in evidence)
    return event.kind === 'check' && event.check === evidence.check && event.passed === evidence.passed;
  return event.kind === 'exchange' && fitsMessage(event, evidence);
}

function fitsMessage(exchange: TracedExchange, evidence: MessageEvidence): boolean {
  const { error, from, message, parameters = {}, path, status } = evidence;
  const { request, response } = exchange;
  if (exchange.message !== message || response === null) return false;
  if (from !== undefined && exchange.from !== from) return false;
  if (status !== undefined && response.status !== status) return false;
  if (path !== undefined && !pathOf(request.url).endsWith(path)) return false;
  if (error !== undefined && errorOf(exchange) !== error) return false;
  const sent = parametersOf(exchange);
  return Object.entries(parameters).every(([name, value]) => isWanted(sent.get(name), value));
}

function isWanted(sent: string | undefined, value: RegExp | string): boolean {
  if (sent === undefined || value === '*') return sent !== undefined;
  return typeof value === 'string' ? sent === value : value.test(sent);
}

function pathOf(url: string): string {
  return url.replace(/\?.*/s, '');
}

/** The error code of an answer: in its JSON, its challenge, or the address it sends the browser to. */
function errorOf({ response }: TracedExchange): string | undefined {
  const body = response?.body as { error?: unknown; title?: unknown } | null | undefined;
  if (typeof body?.error === 'string') return body.error;
  const challenge = /error="([^"]+)"/.exec(response?.headers['www-authenticate'] ?? '')?.[1];
  return challenge ?? /[?&#]error=([^&]+)/.exec(response?.headers['location'] ?? '')?.[1];
}

function parametersOf({ request }: TracedExchange): Map<string, string> {
  const [, query = ''] = /\?(.*)/s.exec(request.url) ?? [];
  const pairs = query.split('&').map((pair) => pair.split(/=(.*)/s) as [string, string?]);
  const form = typeof request.body === 'object' && request.body !== null ? Object.entries(request.body) : [];
  return new Map([
    ...pairs.map(([name, value = '']) => [name, value] as const),
    ...form.map(([name, value]) => [name, String(value)] as const),
  ]);
}
