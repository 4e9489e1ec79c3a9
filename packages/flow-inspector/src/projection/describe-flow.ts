import type { Outcome, Trace, TraceEvent, TracedExchange } from '../trace.ts';
import type { DatedEvent } from './flow-index.ts';

/** What happened in a flow, to whom, and how it ended, told from its events alone. */
export function describeFlow(
  dated: readonly DatedEvent[],
  events: readonly TraceEvent[],
): Pick<Trace, 'outcome' | 'title' | 'who'> {
  const exchanges = events.filter((event) => event.kind === 'exchange');
  const who = dated.map(({ event }) => (event.kind === 'exchange' ? event.who : undefined)).findLast(Boolean);
  const outcome = outcomeOf(events, exchanges);
  return { outcome, who: who ?? null, title: titleOf(exchanges, outcome) };
}

function outcomeOf(events: readonly TraceEvent[], exchanges: readonly TracedExchange[]): Outcome {
  const last = (fits: (exchange: TracedExchange) => boolean) => exchanges.findLast(fits)?.seq ?? 0;
  const isOk = ({ response }: TracedExchange) => response?.status === 200;
  const asked = last(({ message }) => message === 'connect' || message === 'authorization-request');
  if (asked === 0) return 'browsing';
  const ends: Record<Exclude<Outcome, 'browsing' | 'running'>, number> = {
    connected: last((exchange) => exchange.message === 'token-request' && isOk(exchange)),
    disconnected: last((exchange) => exchange.message === 'revocation-request' && isOk(exchange)),
    denied: last(({ request }) => /[?&]error=access_denied(&|$)/.test(request.url)),
    failed: last(
      ({ channel, failure, response }) =>
        (failure !== undefined && channel === 'back') || (response?.status ?? 0) >= 500,
    ),
    refused:
      events.findLast((event) => event.kind === 'check' && !event.passed && !mayBeRepeated.has(event.check))
        ?.seq ?? 0,
  };
  if (ends.connected > 0) return ends.disconnected > ends.connected ? 'disconnected' : 'connected';
  if (ends.denied > 0) return 'denied';
  const [name, seq] = Object.entries(ends).reduce((one, other) => (other[1] > one[1] ? other : one));
  return seq === 0 ? 'running' : (name as Outcome);
}

/** A wrong password is tried again; it ends nothing. */
const mayBeRepeated: ReadonlySet<string> = new Set(['password', 'own-form']);

const endings: Readonly<Record<Outcome, string>> = {
  running: 'under way',
  connected: 'connected',
  denied: 'denied',
  refused: 'refused',
  failed: 'failed',
  disconnected: 'connected, then disconnected',
  browsing: '',
};

function titleOf(exchanges: readonly TracedExchange[], outcome: Outcome): string {
  const request = exchanges.find(({ message }) => message === 'authorization-request')?.request.url ?? '';
  const client = /[?&]client_id=([\w-]+)/.exec(request)?.[1];
  if (outcome !== 'browsing')
    return `${titles.get(client ?? 'message-writer') ?? client} · ${endings[outcome]}`;
  const keys = exchanges.every(({ message }) => message === 'keys-request' || message === 'metadata-request');
  if (keys) return 'Servers reading keys and metadata';
  return exchanges.some(({ message }) => message === 'protected-resource-request')
    ? 'Calls to the API'
    : 'Looking at pages';
}

const titles: ReadonlyMap<string, string> = new Map([
  ['message-writer', 'Connect ContactSaver'],
  ['contact-saver-docs', 'API documentation'],
  ['account', 'Account page'],
]);
