import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { Trace } from '../trace.ts';

/** The parties in the order of their lanes; somebody else only appears where somebody else was. */
const order: readonly FlowParty[] = [
  'browser',
  'message-writer',
  'authorization-server',
  'contact-saver',
  'outside',
];

const names: Readonly<Record<FlowParty, string>> = {
  browser: 'Your browser',
  'message-writer': 'MessageWriter',
  'authorization-server': 'Authorization server',
  'contact-saver': 'ContactSaver',
  outside: 'Somebody else',
};

export function partyName(party: FlowParty): string {
  return names[party];
}

/** The lanes a flow needs. */
export function lanesOf({ events }: Pick<Trace, 'events'>): readonly FlowParty[] {
  const hasOutside = events.some(({ from, to }) => from === 'outside' || to === 'outside');
  return hasOutside ? order : order.slice(0, 4);
}

/** A party's lane, counted from 1. */
export function laneNumber(party: FlowParty): number {
  return order.indexOf(party) + 1;
}
