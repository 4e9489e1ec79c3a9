import { checkIds } from '@ecosystem/flow-recorder/checks';
import { messageIds } from '@ecosystem/flow-recorder/messages';
import { steadyText } from '../compare/varying.ts';
import type { TraceEvent } from '../trace.ts';

const kinds = ['exchange', 'check', 'artifact'] as const;

/** Times are kept in whole milliseconds: what overlaps by less may have been one after the other. */
const tolerance = 2;

/**
 * Every exchange followed by what happened within it. Exchanges that one exchange set off at the same time have
 * an order of their own, by what they are; everything else keeps its order.
 */
export function inStableOrder(events: readonly TraceEvent[]): TraceEvent[] {
  const childrenOf = groupByParent(events);
  const ordered = new Set<TraceEvent>();
  const waiting = [...(childrenOf.get(undefined) ?? [])].reverse();
  for (let event = waiting.pop(); event !== undefined; event = waiting.pop()) {
    if (ordered.has(event)) continue;
    ordered.add(event);
    if (event.kind !== 'exchange') continue;
    for (const child of sortParallel(childrenOf.get(event.id) ?? []).reverse()) waiting.push(child);
  }
  return [...ordered, ...events.filter((event) => !ordered.has(event))];
}

function groupByParent(events: readonly TraceEvent[]): Map<string | undefined, TraceEvent[]> {
  const known = new Set(events.filter(({ kind }) => kind === 'exchange').map(({ id }) => id));
  const groups = new Map<string | undefined, TraceEvent[]>();
  for (const event of events) {
    const named = event.kind === 'exchange' ? event.parent : event.exchange;
    const parent = named !== undefined && known.has(named) ? named : undefined;
    const group = groups.get(parent);
    if (group) group.push(event);
    else groups.set(parent, [event]);
  }
  return groups;
}

function sortParallel(siblings: readonly TraceEvent[]): TraceEvent[] {
  const groups: TraceEvent[][] = [];
  let end = -Infinity;
  for (const event of siblings) {
    const [start, until] = spanOf(event);
    if (start < end - tolerance) groups.at(-1)?.push(event);
    else groups.push([event]);
    end = Math.max(end, until);
  }
  return groups.flatMap((group) => (isParallel(group) ? [...group].sort(byMeaning) : group));
}

function spanOf(event: TraceEvent): [start: number, end: number] {
  const start = Date.parse(event.kind === 'exchange' ? event.startedAt : event.at);
  return [start, event.kind === 'exchange' ? start + event.duration : start];
}

function isParallel(group: readonly TraceEvent[]): boolean {
  return group.filter(({ kind }) => kind === 'exchange').length > 1;
}

function byMeaning(one: TraceEvent, other: TraceEvent): number {
  const [key, otherKey] = [meaningOf(one), meaningOf(other)];
  if (key === otherKey) return one.seq - other.seq;
  return key < otherKey ? -1 : 1;
}

function meaningOf(event: TraceEvent): string {
  const parts = [String(kinds.indexOf(event.kind))];
  if (event.kind === 'exchange') {
    const { from, message, request, to } = event;
    const path = steadyText(request.url.replace(/^\w+:\/\/[^/?]*/, ''));
    parts.push(numbered(messageIds.indexOf(message)), from, to, request.method, path);
  }
  if (event.kind === 'check') parts.push(event.party, numbered(checkIds.indexOf(event.check)));
  if (event.kind === 'artifact') parts.push(event.party, event.artifact, event.action);
  return parts.join(' ');
}

function numbered(index: number): string {
  return String(index).padStart(4, '0');
}
