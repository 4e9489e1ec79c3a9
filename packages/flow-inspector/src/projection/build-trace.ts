import { checks } from '@ecosystem/flow-recorder/checks';
import type { FlowEvent } from '@ecosystem/flow-recorder/flow-event';
import type { Trace, TraceEvent } from '../trace.ts';
import type { DatedEvent } from './dated-event.ts';
import { mergeExchanges } from './merge-exchanges.ts';
import { describeFlow } from './describe-flow.ts';

type PassedChecks = Extract<FlowEvent, { kind: 'passed-checks' }>;
type Unnumbered = TraceEvent extends infer Event
  ? Event extends TraceEvent
    ? Omit<Event, 'seq'>
    : never
  : never;

/** Decisions that were stored as one, one by one. */
function eachOf({ checks: ids, kind: _kind, ...common }: PassedChecks): Unnumbered[] {
  return ids.map((check) => ({
    ...common,
    kind: 'check',
    id: `${common.id}.${check}`,
    check,
    passed: true,
    source: checks[check].source,
    from: common.party,
    to: common.party,
  }));
}

function momentOf({ occurredAt, order }: DatedEvent): number {
  return order ?? occurredAt.getTime();
}

/** Puts the events of one flow in the order in which things happened, each call as one arrow. */
export function buildTrace(id: number, dated: readonly DatedEvent[]): Trace {
  const inOrder = dated.toSorted((one, other) => momentOf(one) - momentOf(other) || one.id - other.id);
  const exchanges = mergeExchanges(inOrder);
  const events: Unnumbered[] = [];
  const placed = new Set<string>();
  for (const { event } of inOrder) {
    if (event.kind === 'drop') continue;
    if (event.kind === 'passed-checks') {
      events.push(...eachOf(event));
      continue;
    }
    if (event.kind !== 'exchange') {
      const source = event.kind === 'check' ? { source: checks[event.check].source } : {};
      events.push({ ...event, ...source, from: event.party, to: event.party } as Unnumbered);
      continue;
    }
    const merged = exchanges.get(event.id);
    if (!merged || placed.has(event.id)) continue;
    placed.add(event.id);
    events.push(merged);
  }
  const numbered = events.map((event, index) => ({ ...event, seq: index + 1 }) as TraceEvent);
  return {
    id: String(id),
    startedAt: (inOrder[0]?.occurredAt ?? new Date(0)).toISOString(),
    ...describeFlow(inOrder, numbered),
    events: numbered,
  };
}
