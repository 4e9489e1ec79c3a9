import type { FollowedValue, RecordedExchange, RecordedToken } from '@ecosystem/flow-recorder/flow-event';
import type { TracedExchange } from '../trace.ts';
import type { DatedEvent } from './dated-event.ts';

type Merged = Omit<TracedExchange, 'seq'>;

/** Both ends of one call become one exchange: the receiver saw the message whole, the sender knows since when. */
export function mergeExchanges(dated: readonly DatedEvent[]): Map<string, Merged> {
  const sides = new Map<string, RecordedExchange[]>();
  for (const { event } of dated) {
    if (event.kind !== 'exchange') continue;
    sides.set(event.id, [...(sides.get(event.id) ?? []), event]);
  }
  return new Map([...sides].map(([id, recordings]) => [id, merge(recordings)]));
}

function merge(recordings: readonly RecordedExchange[]): Merged {
  const client = recordings.find(({ side }) => side === 'client');
  const server = recordings.find(({ side }) => side === 'server');
  const [first] = recordings;
  const whole = server ?? client ?? first;
  if (!whole) throw new Error('an exchange without a recording');
  const { recordedBy: _recordedBy, side: _side, who: _who, ...content } = whole;
  const outer = client ?? whole;
  return {
    ...content,
    from: outer.from,
    channel: outer.channel,
    startedAt: outer.startedAt,
    duration: outer.duration,
    response: whole.response ?? outer.response,
    ...(outer.parent !== undefined && { parent: outer.parent }),
    ...(outer.failure !== undefined && { failure: outer.failure }),
    joins: [...new Set(recordings.flatMap(({ joins }) => joins))],
    values: distinct(recordings.flatMap(({ values }) => values)),
    tokens: distinctTokens(recordings.flatMap(({ tokens }) => tokens)),
    recordedBy: [...new Set(recordings.map(({ recordedBy }) => recordedBy))],
  };
}

function distinct(values: readonly FollowedValue[]): FollowedValue[] {
  const byName = new Map(
    values.map((value) => [`${value.kind} ${value.fingerprint} ${value.place} ${value.name}`, value]),
  );
  return [...byName.values()];
}

/** Of two recordings of one token the one with a verified signature is kept. */
function distinctTokens(tokens: readonly RecordedToken[]): RecordedToken[] {
  const byPlace = new Map<string, RecordedToken>();
  for (const token of tokens) {
    const name = `${token.fingerprint} ${token.place}`;
    if (!byPlace.get(name)?.signature) byPlace.set(name, token);
  }
  return [...byPlace.values()];
}
