import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import { clientIdOf, exhibitOf, isOurs } from '../projection/flow-client.ts';
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

export type PartyNaming = (party: FlowParty) => string;

export function partyName(party: FlowParty): string {
  return names[party];
}

type OtherNames = Readonly<Partial<Record<FlowParty, string>>>;

/** Who stands in a lane when it is another client's flow, by `client_id`. */
const ofClients: ReadonlyMap<string, OtherNames> = new Map([
  ['birthday-reminder', { outside: 'Birthday Reminder' }],
  ['bank-report', { outside: 'Bank Report' }],
  ['terminal', { outside: 'Terminal' }],
  ['xss-exhibit-server', { outside: 'The exhibit’s server' }],
]);

/** Who stands in a lane at an exhibit of the museum. */
const atExhibits: ReadonlyMap<string, OtherNames> = new Map([
  ['password-replay', { 'message-writer': 'OldWriter', outside: 'DailyQuiz' }],
  ['password-grant', { 'message-writer': 'OldWriter', outside: 'DailyQuiz' }],
  ['implicit', { 'message-writer': 'OldWriter', outside: 'DailyQuiz' }],
  ['two-apis', { 'message-writer': 'OldWriter', outside: 'A thief' }],
]);

/** How the parties of a flow are called: the lane is a role, and the museum's and other people's programs play roles, too. */
export function partyNaming({ events }: Pick<Trace, 'events'>): PartyNaming {
  const exchanges = events.filter((event) => event.kind === 'exchange');
  const [exhibit, client] = [exhibitOf(exchanges), clientIdOf(exchanges)];
  const others = exhibit === undefined ? namesAround(client) : atExhibits.get(exhibit);
  return (party) => others?.[party] ?? names[party];
}

/** What somebody who is none of the parties is in a flow: the client that asks, or a stranger to it. */
export function outsideRole({ events }: Pick<Trace, 'events'>): string {
  const exchanges = events.filter((event) => event.kind === 'exchange');
  const asks =
    exhibitOf(exchanges) === undefined && namesAround(clientIdOf(exchanges))?.outside !== undefined;
  return asks ? 'client' : 'not one of the three parties';
}

function namesAround(client: string | undefined): OtherNames | undefined {
  if (client === undefined) return undefined;
  return isOurs(client) ? ofClients.get(client) : { outside: 'Your own app' };
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
