import { decodeJwt } from 'jose';
import { type Exchange, type Facts, type History, visitorOf } from '../history.ts';
import { bearerOf } from '../tokens-on-the-wire.ts';
import { acknowledgedDecisions } from './acknowledged-decisions.ts';

/** O2. What somebody was told is done is done, whatever happened afterwards; and nothing was done twice. */
export function acknowledgedWrites(history: History, facts: Facts): string[] {
  return [...drafts(history, facts), ...contacts(history, facts), ...acknowledgedDecisions(history, facts)];
}

interface SavedDraft {
  readonly words: string;
  readonly acknowledged: boolean;
}

/** The draft is the last one that was acknowledged, or one that was sent later and may have arrived. */
function drafts({ exchanges }: History, facts: Facts): string[] {
  const byBirthday = groupBy(exchanges.filter(isSavedDraft), (exchange) =>
    JSON.stringify([visitorOf(exchange), new URLSearchParams(exchange.body).get('firstName')]),
  );
  return [...byBirthday].flatMap(([key, sent]) => {
    const [person, firstName] = JSON.parse(key) as [string, string];
    const saved = sent.toSorted((one, other) => one.askedAt - other.askedAt).map(toSavedDraft);
    const last = saved.findLastIndex(({ acknowledged }) => acknowledged);
    if (last === -1) return [];
    const possible = saved.slice(last).map(({ words }) => words);
    const kept = facts.drafts.filter((draft) => draft.person === person && draft.firstName === firstName);
    if (kept.length === 1 && possible.includes(kept[0]?.words ?? '')) return [];
    return [
      `${person} was told that a draft is saved, and ${kept.length === 0 ? 'it is gone' : 'it is another one'}`,
    ];
  });
}

function isSavedDraft({ method, path, to }: Exchange): boolean {
  return to === 'message-writer' && method === 'POST' && path === '/messages/save';
}

function toSavedDraft({ answer, body }: Exchange): SavedDraft {
  const acknowledged = answer?.status === 303 && answer.headers['location'] === '/messages';
  return { words: new URLSearchParams(body).get('body') ?? '', acknowledged };
}

/** As many contacts of a name as were acknowledged at least, and no more than were sent. */
function contacts({ exchanges, participants }: History, facts: Facts): string[] {
  const sent = exchanges.filter(
    ({ method, path, to }) => to === 'contact-saver' && method === 'POST' && path === '/contacts',
  );
  const byName = groupBy(sent, (exchange) => JSON.stringify([ownerOf(exchange), firstNameOf(exchange)]));
  return [...byName].flatMap(([key, requests]) => {
    const [subject, firstName] = JSON.parse(key) as [string, string];
    const person = participants.find((participant) => participant.subject === subject)?.email;
    const told = requests.filter(({ answer }) => answer?.status === 201).length;
    const kept = facts.contacts.filter(
      (contact) => contact.person === person && contact.firstName === firstName,
    ).length;
    if (kept < told) return [`${told} contacts were acknowledged, ${kept} are kept`];
    return kept > requests.length ? [`${requests.length} contacts were sent, ${kept} are kept`] : [];
  });
}

function ownerOf(exchange: Exchange): string {
  return decodeJwt(bearerOf(exchange) ?? '').sub ?? '';
}

function firstNameOf({ body }: Exchange): string {
  return (JSON.parse(body) as { firstName: string }).firstName;
}

function groupBy(
  exchanges: readonly Exchange[],
  keyOf: (exchange: Exchange) => string,
): Map<string, Exchange[]> {
  const groups = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const key = keyOf(exchange);
    groups.set(key, [...(groups.get(key) ?? []), exchange]);
  }
  return groups;
}
