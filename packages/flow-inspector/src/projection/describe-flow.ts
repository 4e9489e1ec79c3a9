import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { Outcome, Trace, TraceEvent, TracedExchange } from '../trace.ts';
import type { DatedEvent } from './dated-event.ts';
import { clientIdOf, clientTitle, exhibitOf } from './flow-client.ts';

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
  const asked = last(({ message }) => beginnings.has(message));
  if (asked === 0) return 'browsing';
  const ends: Record<Exclude<Outcome, 'browsing' | 'running'>, number> = {
    connected: isStillConnecting(exchanges)
      ? 0
      : last((exchange) => tokenRequests.has(exchange.message) && isOk(exchange)),
    disconnected: last((exchange) => exchange.message === 'revocation-request' && isOk(exchange)),
    denied: last(
      ({ request, response }) =>
        /[?&]error=access_denied(&|$)/.test(request.url) || errorOf(response) === 'access_denied',
    ),
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

/** The error code of a JSON answer (RFC 6749 §5.2). */
function errorOf(response: TracedExchange['response']): unknown {
  return (response?.body as { error?: unknown } | null | undefined)?.error;
}

/** Messages that ask for access, in a person's name or in a client's own. */
const beginnings: ReadonlySet<MessageId> = new Set([
  'connect',
  'authorization-request',
  'client-token-request',
  'device-authorization-request',
]);

/** Messages whose good answer is access. */
const tokenRequests: ReadonlySet<MessageId> = new Set([
  'token-request',
  'client-token-request',
  'device-token-request',
]);

/** MessageWriter keeps its tokens when it has tried them: a held run has them, and is not connected yet. */
function isStillConnecting(exchanges: readonly TracedExchange[]): boolean {
  const sent = exchanges.findLastIndex(
    ({ from, message, response }) =>
      message === 'token-request' && from === 'message-writer' && response?.status === 200,
  );
  const isTried = exchanges.slice(sent).some(({ message }) => message === 'protected-resource-request');
  return sent >= 0 && !isTried;
}

/** A wrong password is tried again; it ends nothing. */
const mayBeRepeated: ReadonlySet<string> = new Set([
  'password',
  'own-form',
  'user-code',
  'poll-interval',
  'device-answered',
]);

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
  const exhibit = exhibitOf(exchanges);
  if (exhibit !== undefined) return `Museum · ${exhibits.get(exhibit)}`;
  const client = clientIdOf(exchanges);
  if (outcome !== 'browsing' && client === undefined && hasSent(exchanges, 'client-token-request'))
    return `MessageWriter for itself · ${outcome === 'connected' ? 'has a token' : endings[outcome]}`;
  if (outcome !== 'browsing') return `${clientTitle(client)} · ${endings[outcome]}`;
  const keys = exchanges.every(({ message }) => message === 'keys-request' || message === 'metadata-request');
  if (keys) return 'Servers reading keys and metadata';
  if (hasSent(exchanges, 'registration-request') || hasSent(exchanges, 'registration-form'))
    return 'Registering a client';
  return exchanges.some(({ message }) => message === 'protected-resource-request')
    ? 'Calls to the API'
    : 'Looking at pages';
}

function hasSent(exchanges: readonly TracedExchange[], wanted: MessageId): boolean {
  return exchanges.some(({ message }) => message === wanted);
}

const exhibits: ReadonlyMap<string, string> = new Map([
  ['password-replay', 'password replay'],
  ['password-grant', 'password grant'],
  ['implicit', 'implicit grant'],
  ['two-apis', 'a token of each API’s own'],
]);
