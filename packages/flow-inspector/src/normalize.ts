import { type FlowParty, flowParties } from '@ecosystem/flow-recorder/flow-party';
import { epoch, type PartyUrls, Placeholders } from './normalize/placeholders.ts';
import { inStableOrder } from './normalize/stable-order.ts';
import { type Trace, type TracedExchange, type TraceEvent, traceSchema } from './trace.ts';

export interface NormalizeOptions {
  /** The public URL of each party of this run; each becomes the party's name: `{message-writer}`. */
  readonly parties?: PartyUrls;
}

/**
 * A trace without everything that differs from run to run by nature: two runs of the same flow give the same JSON, so
 * that one can be kept as the golden trace of a test. It is still a valid trace, and equal values are still equal.
 */
export function normalizeTrace(trace: Trace, { parties = {} }: NormalizeOptions = {}): Trace {
  const placeholders = new Placeholders(parties);
  const { events, outcome, title, who } = traceSchema.parse(trace);
  return traceSchema.parse({
    id: 'flow',
    startedAt: epoch,
    outcome,
    who,
    title: placeholders.text(title),
    events: inStableOrder(events).map((event, index) => normalizeEvent(placeholders, event, index + 1)),
  });
}

function normalizeEvent(placeholders: Placeholders, event: TraceEvent, seq: number): unknown {
  const isExchange = event.kind === 'exchange';
  const rest = isExchange ? normalizeExchange(placeholders, event) : withoutIds(placeholders, event);
  const id = isExchange ? placeholders.id('exchange', event.id) : `event-${seq}`;
  const trace = event.trace === undefined ? {} : { trace: placeholders.id('trace', event.trace) };
  return { ...rest, ...trace, id, seq, joins: event.joins.map((value) => placeholders.fingerprint(value)) };
}

function withoutIds(placeholders: Placeholders, event: Exclude<TraceEvent, TracedExchange>) {
  const { exchange, id: _id, joins: _joins, trace: _trace, ...rest } = event;
  const fingerprint = event.kind === 'artifact' ? event.fingerprint : undefined;
  return {
    ...placeholders.members(rest),
    ...(exchange !== undefined && { exchange: placeholders.id('exchange', exchange) }),
    ...(fingerprint !== undefined && { fingerprint: placeholders.fingerprint(fingerprint) }),
  };
}

function normalizeExchange(placeholders: Placeholders, exchange: TracedExchange) {
  const { failure, parent, recordedBy, request, response, tokens, values } = exchange;
  return {
    ...exchange,
    ...(parent !== undefined && { parent: placeholders.id('exchange', parent) }),
    ...(failure !== undefined && { failure: placeholders.text(failure) }),
    startedAt: epoch,
    duration: 0,
    recordedBy: inOrder(recordedBy),
    request: { ...normalizeContent(placeholders, request), url: placeholders.text(request.url) },
    response: response && normalizeContent(placeholders, response),
    values: values.toSorted(byPlace).map((value) => withFingerprint(placeholders, value)),
    tokens: tokens
      .toSorted(byPlace)
      .map((token) => withFingerprint(placeholders, placeholders.members(token) as typeof token, token)),
  };
}

function normalizeContent<
  Content extends TracedExchange['request'] | NonNullable<TracedExchange['response']>,
>(placeholders: Placeholders, content: Content): Content {
  const { bodyNote } = content;
  const headers = Object.fromEntries(Object.entries(content.headers).toSorted(byName));
  return {
    ...content,
    headers: placeholders.members(headers),
    body: placeholders.value('', content.body),
    ...(bodyNote !== undefined && { bodyNote: placeholders.text(bodyNote).replace(/\d+ bytes/, '0 bytes') }),
  };
}

function withFingerprint<Item extends { readonly fingerprint: string }>(
  placeholders: Placeholders,
  item: Item,
  { fingerprint }: Item = item,
): Item {
  return { ...item, fingerprint: placeholders.fingerprint(fingerprint) };
}

function inOrder(parties: readonly FlowParty[]): FlowParty[] {
  return flowParties.filter((party) => parties.includes(party));
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return compareTexts(one, other);
}

interface Placed {
  readonly place: string;
  readonly kind: string;
}

function byPlace(one: Placed, other: Placed): number {
  return compareTexts(`${one.place} ${one.kind}`, `${other.place} ${other.kind}`);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
