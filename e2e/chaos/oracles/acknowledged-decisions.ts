import { type Exchange, type Facts, type History, visitorOf } from '../history.ts';
import { tokenRequests, traceOrigins } from '../tokens-on-the-wire.ts';

/** What a person has decided last, as far as they were told that it is done. */
interface Decisions {
  granted?: boolean;
  connected?: boolean;
  signedIn?: boolean;
}

/** O2 for consent, disconnecting and signing out: the last acknowledged one holds, unless another was sent after it. */
export function acknowledgedDecisions(history: History, facts: Facts): string[] {
  return [...lastDecisions(history)].flatMap(([person, { connected, granted, signedIn }]) => [
    ...(granted === true && !facts.granted.includes(person) ? [`the consent of ${person} is gone`] : []),
    ...(granted === false && facts.granted.includes(person)
      ? [`the grant ${person} took back is there`]
      : []),
    ...(connected === false && facts.connected.includes(person)
      ? [`${person} has disconnected, and the tokens are still kept`]
      : []),
    ...(signedIn === false && facts.signedIn.includes(person)
      ? [`${person} has signed out, and is still signed in`]
      : []),
  ]);
}

function lastDecisions(history: History): Map<string, Decisions> {
  const people = new Map<string, Decisions>();
  const ended = endedGrants(history);
  for (const exchange of history.exchanges) {
    const visitor = visitorOf(exchange);
    const person = visitor ?? ended.get(exchange);
    if (person === undefined) continue;
    const decisions = people.get(person) ?? {};
    people.set(person, Object.assign(decisions, visitor === undefined ? unknownGrant : decide(exchange)));
  }
  return people;
}

const unknownGrant = { granted: undefined };

/** A decision that was sent makes the ones before it uncertain; one that was acknowledged is certain. */
function decide({ answer, body, method, path }: Exchange): Partial<Decisions> {
  if (method !== 'POST') return {};
  const done = answer?.status === 303;
  const form = new URLSearchParams(body);
  if (/^\/interaction\/[^/]+\/consent$/.test(path) && form.get('decision') === 'allow') {
    return { ...certain('granted', done, true), ...certain('connected', false, true) };
  }
  if (/^\/interaction\/[^/]+\/login$/.test(path)) return certain('signedIn', false, true);
  if (path === '/account/revoke') return certain('granted', done, false);
  if (path === '/oauth/disconnect') {
    const confirmed = done && (answer.headers['location'] ?? '').endsWith('disconnected=yes');
    return { ...certain('granted', confirmed, false), ...certain('connected', done, false) };
  }
  return path === '/session/end/confirm' && form.get('logout') === 'yes'
    ? certain('signedIn', done, false)
    : {};
}

function certain(decision: keyof Decisions, done: boolean, value: boolean): Partial<Decisions> {
  return { [decision]: done ? value : undefined };
}

/** RFC 9700 §4.14.2: whoever presents a used code or refresh token ends the grant; here is whose. */
function endedGrants({ exchanges }: History): Map<Exchange, string> {
  const origins = traceOrigins(exchanges);
  const refused = tokenRequests(exchanges).filter(({ exchange }) => exchange.answer?.status === 400);
  return new Map(
    refused.flatMap(({ exchange, presented }) => {
      const person = origins.get(presented)?.person;
      return person === undefined ? [] : [[exchange, person] as const];
    }),
  );
}
