import { checks } from '@ecosystem/flow-recorder/checks';
import { type FlowParty, flowParties } from '@ecosystem/flow-recorder/flow-party';
import { type MessageId, routes } from '@ecosystem/flow-recorder/messages';
import { describe, expect, it } from 'vitest';
import { everyQuestion, everyText, everyWireEntry } from '../test/every-text.ts';
import { terms } from './terms.ts';

const sectionNumber = String.raw`§(?:\d+|[A-Z])(?:\.\d+)*`;
const document = [
  String.raw`RFC \d{4,5}`,
  'OIDC Core',
  String.raw`OpenID Connect (?:Discovery|Dynamic Client Registration) 1\.0`,
  String.raw`OIDC (?:RP-Initiated|Front-Channel|Back-Channel) Logout 1\.0`,
  String.raw`OAuth 2\.0 Multiple Response Types 1\.0`,
  'Content Security Policy Level 3',
  'Referrer Policy',
  'Permissions Policy',
  'Fetch Metadata',
  'Trace Context',
  'Tracking Preference Expression',
  'Upgrade Insecure Requests',
  'User-Agent Client Hints',
].join('|');
const citation = `(?:${document}) ${sectionNumber}`;
const citations = new RegExp(`^${citation}(?:, (?:${citation}|${sectionNumber}))*$`);
const livingStandard = /^(?:Fetch|HTML) Standard, [A-Z][\w -]+$/;
const isSection = (text: string) => citations.test(text) || livingStandard.test(text);

const sentencesOf = (text: string) => text.split(/(?<=[.?])\s+/);

/** The names of what breaks a law. */
function namesOf<Value>(
  entries: readonly (readonly [name: string, value: Value])[],
  breaks: (value: Value) => boolean,
) {
  return entries.filter(([, value]) => breaks(value)).map(([name]) => name);
}

describe('every entry', () => {
  it('has a section a reader can open, or is a field of our own', () => {
    const ours = ['contact-saver', 'message-writer'];
    const wrong = namesOf(everyWireEntry, ({ madeBy, section }) =>
      section === '' ? !ours.includes(madeBy) : !isSection(section),
    );
    expect(wrong).toEqual([]);
  });

  it('says in one sentence what it is for', () => {
    const wrong = namesOf(
      everyWireEntry,
      ({ sentence }) => !/^[A-Z`].+\.$/.test(sentence) || sentencesOf(sentence).length > 1,
    );
    expect(wrong).toEqual([]);
  });

  it('names a party and an attack, or neither', () => {
    const wrong = namesOf(
      everyWireEntry,
      ({ against, checkedBy }) => (against === undefined) !== (checkedBy === undefined) || against === '',
    );
    expect(wrong).toEqual([]);
  });

  it('is checked by the party whose check it names', () => {
    const wrong = namesOf(
      everyWireEntry,
      ({ check, checkedBy }) => check !== undefined && checks[check].party !== checkedBy,
    );
    expect(wrong).toEqual([]);
  });
});

describe('every check', () => {
  it('has a section a reader can open, a message it is made on, and a party of the story', () => {
    const wrong = namesOf(
      Object.entries(checks),
      ({ messages, party, section }) =>
        !isSection(section) || messages.length === 0 || !flowParties.includes(party),
    );
    expect(wrong).toEqual([]);
  });

  it('is made by a party that takes part in its message', () => {
    const unknown = namesOf(Object.entries(checks), ({ messages, party }) =>
      messages.some((message) => !partiesOf(message).includes(party)),
    );
    expect(unknown).toEqual([]);
  });
});

describe('every term', () => {
  it('has a section a reader can open, unless it is a word of our own', () => {
    const ours = ['party', 'pending-authorization'];
    const wrong = Object.entries(terms).filter(([id, { section }]) =>
      ours.includes(id) ? section !== '' : !isSection(section),
    );
    expect(wrong).toEqual([]);
  });
});

describe('every text', () => {
  it('says something, in sentences of 160 characters at most', () => {
    const tooLong = (text: string) => sentencesOf(text).some((sentence) => sentence.length > 160);
    expect(namesOf(everyText, (text) => text.trim() === '' || tooLong(text))).toEqual([]);
  });

  it('does not shout, talk down, or leave open which of two words is meant', () => {
    expect(namesOf(everyText, (text) => /!|\b(?:simply|just|auth)\b/i.test(text))).toEqual([]);
  });

  it('is set with care: closed backticks, typographic apostrophes, no stray spaces', () => {
    const isCareless = (text: string) => text.split('`').length % 2 === 0 || /'|\s\s|^\s|\s$/.test(text);
    expect(namesOf(everyText, isCareless)).toEqual([]);
  });
});

describe('every question', () => {
  it('asks, and exactly one of its different options is right', () => {
    const wrong = namesOf(
      everyQuestion,
      ({ ask, options, right, why }) =>
        !ask.endsWith('?') ||
        !why.endsWith('.') ||
        options.length < 2 ||
        new Set(options).size < options.length ||
        options[right] === undefined,
    );
    expect(wrong).toEqual([]);
  });
});

/** The receiver, and the client that sends or is answered on the back channel. */
function partiesOf(message: MessageId): FlowParty[] {
  const receivers = routes.filter((route) => route.message === message).map(({ to }) => to);
  // Its own web app is a client, too.
  const senders: FlowParty[] = message === 'introspection-request' ? [] : ['message-writer'];
  return [...receivers, ...senders, 'contact-saver'];
}
