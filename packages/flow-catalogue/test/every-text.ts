import { lessons } from '../src/lessons.ts';
import { assertionClaims, proofClaims } from '../src/claims/signed-by-clients.ts';
import { checks } from '@ecosystem/flow-recorder/checks';
import { accessTokenClaims, claims, logoutTokenClaims, userinfoClaims } from '../src/claims.ts';
import type { Question, WireEntry } from '../src/entry.ts';
import { errors } from '../src/errors.ts';
import { guideCards } from '../src/guide.ts';
import { headers, headersIn } from '../src/headers.ts';
import { messageEntries, storing } from '../src/messages.ts';
import { parameterTables } from '../src/parameters.ts';
import { scopes } from '../src/scopes.ts';
import { terms } from '../src/terms.ts';

type Named<Value> = readonly (readonly [name: string, value: Value])[];

/** Every explained name, with the table it is in. */
export const everyWireEntry: Named<WireEntry> = [
  ...parameterTables.flatMap(({ entries, messages, side }) => named(`${messages[0]} ${side}`, entries)),
  ...named('header', headers),
  ...Object.entries(headersIn).flatMap(([message, entries]) => named(`header of ${message}`, entries)),
  ...named('claim', claims),
  ...named('claim of an access token', accessTokenClaims),
  ...named('claim of a logout token', logoutTokenClaims),
  ...named('claim of a client assertion', assertionClaims),
  ...named('claim of a proof', proofClaims),
  ...named('claim of userinfo', userinfoClaims),
  ...named('scope', scopes),
  ...named('error', errors),
];

/** Every question, of messages and cards. */
export const everyQuestion: Named<Question> = [
  ...Object.entries(messageEntries).map(([id, { question }]) => [id, question] as const),
  ...guideCards.map(({ id, question }) => [id, question] as const),
].flatMap(([id, question]) => (question ? [[id, question] as const] : []));

/** Every text that explains something on the way, whatever it is in; the glossary’s own cards left out. */
export const everyTextOnTheWay: Named<string> = [
  ...everyWireEntry.flatMap(([name, { against = '', sentence }]) => texts(name, [sentence, against])),
  ...Object.entries(messageEntries).flatMap(([id, { after, before }]) => texts(id, [before, after])),
  ['storing', storing],
  ...lessons.flatMap(({ about, id, learned, tasks, title }) =>
    texts(id, [title, about, learned, ...tasks.flatMap(({ seen, text }) => [text, seen])]),
  ),
  ...everyQuestion.flatMap(([id, { ask, options, why }]) => texts(id, [ask, ...options, why])),
  ...guideCards.flatMap(({ id, paragraphs, title }) => texts(id, [title, ...paragraphs])),
  ...Object.entries(checks).flatMap(([id, { against, title }]) => texts(id, [against, title])),
];

/** Every text. */
export const everyText: Named<string> = [
  ...everyTextOnTheWay,
  ...Object.entries(terms).map(([id, { text }]) => [id, text] as const),
];

function named<Value>(table: string, entries: Readonly<Record<string, Value>>): Named<Value> {
  return Object.entries(entries).map(([name, value]) => [`${table}: ${name}`, value] as const);
}

function texts(name: string, values: readonly string[]): Named<string> {
  return values.filter((text) => text !== '').map((text) => [name, text] as const);
}
