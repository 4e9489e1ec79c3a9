import type { Contact } from '@ecosystem/types/contact';
import { describe, expect, it } from 'vitest';
import { largestFile, readVcards } from './read-vcards.ts';
import { writeVcards } from './write-vcards.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');
const read = (text: string) => readVcards(bytes(text));
const problemsOf = (text: string) => {
  const result = read(text);
  return 'problems' in result ? result.problems : [];
};
const contactOf = (...lines: string[]) => {
  const result = read(card(...lines));
  return 'contacts' in result ? result.contacts[0] : result;
};

describe('readVcards', () => {
  it.each<[string, string, RegExp]>([
    ['nothing', '', /no contact/],
    ['a page', '<!doctype html>\n<p>hello', /colon|name/],
    ['a card that does not end', 'BEGIN:VCARD\nVERSION:4.0\nFN:A', /does not end/],
    ['a card in a card', 'BEGIN:VCARD\nBEGIN:VCARD', /before the one above/],
    ['an end without a beginning', 'END:VCARD', /has not begun/],
    ['a line outside of any card', `${card('FN:A')}FN:B`, /outside/],
    ['version 2.1', 'BEGIN:VCARD\nVERSION:2.1\nFN:A\nEND:VCARD', /version 2\.1/],
    ['no version', 'BEGIN:VCARD\nFN:A\nEND:VCARD', /version none/],
    ['a line without a colon', card('FN'), /colon/],
    ['a line without a name', card(':A'), /colon|name/],
    ['nobody', card('EMAIL:a@example.org'), /name is missing/],
    ['a name with a NUL', card('FN:A\u0000B'), /signs/],
    ['an address that is none', card('FN:A', 'EMAIL:javascript:alert(1)'), /e-mail/],
    ['a day that does not exist', card('FN:A', 'BDAY:20250230'), /birthday/],
    ['a day that is none', card('FN:A', 'BDAY:tomorrow'), /birthday/],
    ['a year before ours', card('FN:A', 'BDAY:18151210'), /birthday/],
    ['a note without an end', card('FN:A', `NOTE:${'x'.repeat(2_001)}`), /note/],
    ['too many', card('FN:A').repeat(501), /more than 500/],
    ['too much', card(`FN:A`, `NOTE:${'x'.repeat(largestFile)}`), /256 KB/],
  ])('refuses %s, and says where', (_title, text, message) => {
    const problems = problemsOf(text);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.line).toBeGreaterThan(0);
  });

  it('refuses what is not UTF-8', () => {
    expect(readVcards(Uint8Array.from([0xff, 0xfe, 0x00]))).toMatchObject({ problems: [{ line: 1 }] });
  });

  it('imports nothing of a file in which one contact is wrong', () => {
    const result = read(card('FN:Good') + card('FN:Bad', 'EMAIL:none') + card('FN:Good'));
    expect(result).toEqual({ problems: [{ line: 5, message: expect.stringMatching(/e-mail/) }] });
  });

  it('lists no more problems than a person reads', () => {
    expect(problemsOf(card('EMAIL:none').repeat(400)).length).toBeLessThanOrEqual(20);
  });

  it('is not slow about hostile lines', () => {
    const started = performance.now();
    read(card(`FN;${'A='.repeat(60_000)}:B`));
    read(card(`FN:${'\\'.repeat(200_000)}`));
    read(card(`N:${';'.repeat(200_000)}`));
    read(`BEGIN:VCARD\n${' \n'.repeat(100_000)}`);
    read(card(`FN;X=${'"'.repeat(100_000)}:B`));
    read(card(`FN${';'.repeat(100_000)}:B`));
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('does not take what every object has for a parameter', () => {
    expect(contactOf('FN;__proto__=1;CONSTRUCTOR=2:A')).toMatchObject({ firstName: 'A' });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each<[string, string[], object]>([
    ['N and FN', ['N:Lovelace;Ada;;;', 'FN:Ada Lovelace'], { firstName: 'Ada', lastName: 'Lovelace' }],
    ['FN alone', ['FN:Cher'], { firstName: 'Cher', lastName: null }],
    ['a family name alone', ['N:Curie;;;;', 'FN:Marie Curie'], { firstName: 'Marie', lastName: 'Curie' }],
    ['a company', ['N:;;;;', 'FN:Engines'], { firstName: 'Engines', lastName: null }],
    ['a family name and nothing else', ['N:Plato;;;;'], { firstName: 'Plato', lastName: null }],
    [
      'escapes',
      [String.raw`FN:A\, B\; C\\`, String.raw`NOTE:one\ntwo`],
      { firstName: String.raw`A, B; C\ `.trim(), notes: 'one\ntwo' },
    ],
    [
      'a group and small letters',
      ['item1.fn:Ada', 'ITEM2.email;type=work:ada@example.org'],
      { email: 'ada@example.org' },
    ],
    ['a folded line', ['FN:A', 'NOTE:on', ' e line'], { notes: 'one line' }],
    [
      'the preferred address',
      ['FN:A', 'EMAIL:one@example.org', 'EMAIL;PREF=1:two@example.org'],
      { email: 'two@example.org' },
    ],
    ['the preferred number', ['FN:A', 'TEL:1', 'TEL;TYPE=home,pref:2'], { phone: '2' }],
    ['a number as a URI', ['FN:A', 'TEL;VALUE=uri:tel:+44-20-7946'], { phone: '+44-20-7946' }],
    ['a quoted parameter', ['FN:A', 'TEL;LABEL="a;b:c":3'], { phone: '3' }],
    ['a birthday', ['FN:A', 'BDAY:19151210'], { birthday: { day: 10, month: 12, year: 1915 } }],
    [
      'a birthday with hyphens and a time',
      ['FN:A', 'BDAY:1915-12-10T00:00:00Z'],
      { birthday: { day: 10, month: 12, year: 1915 } },
    ],
    ['a birthday without a year', ['FN:A', 'BDAY:--0229'], { birthday: { day: 29, month: 2 } }],
    [
      'a birthday without a year, with hyphens',
      ['FN:A', 'BDAY:--02-29'],
      { birthday: { day: 29, month: 2 } },
    ],
    [
      'a birthday as Apple writes it',
      ['FN:A', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12'],
      { birthday: { day: 12, month: 4 } },
    ],
    ['a birthday in words', ['FN:A', 'BDAY;VALUE=text:circa 1800'], { birthday: null }],
    ['what we have no place for', ['FN:A', 'PHOTO;ENCODING=b:AAAA', 'X-ANYTHING:1'], { firstName: 'A' }],
  ])('reads %s', (_title, lines, expected) => {
    expect(contactOf(...lines)).toMatchObject(expected);
  });

  it('reads a file of version 3.0 with a byte order mark and line feeds alone', () => {
    const text = '\uFEFFBEGIN:VCARD\nVERSION:3.0\nN:Hopper;Grace;;;\nFN:Grace Hopper\nEND:VCARD\n';
    expect(read(text)).toMatchObject({ contacts: [{ firstName: 'Grace', lastName: 'Hopper' }] });
  });
});

describe('writeVcards', () => {
  const contact: Contact = {
    id: '3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11',
    firstName: 'Zoë; "the one", \\',
    lastName: null,
    email: 'zoe@example.org',
    phone: '+49 30 1234567',
    notes: `${'Ünïcödé 🎉 '.repeat(30)}\nEND:VCARD\nsecond line`,
    birthday: { day: 29, month: 2 },
  };

  it('folds lines at 75 octets, and no character is cut', () => {
    const lines = writeVcards([contact]).split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(lines.join('')).not.toContain('\uFFFD');
  });

  it('lets nobody write a line of their own into the file (injection)', () => {
    expect(writeVcards([contact]).match(/^END:VCARD/gm)).toHaveLength(1);
  });

  it('says the same when it is read again', () => {
    const { id: _id, ...rest } = contact;
    expect(read(writeVcards([contact, contact]))).toEqual({ contacts: [rest, rest] });
    const whole = {
      ...contact,
      lastName: 'De Morgan',
      birthday: { day: 1, month: 6, year: 1984 },
      notes: null,
    };
    const { id: _other, ...expected } = whole;
    expect(read(writeVcards([whole]))).toEqual({ contacts: [expected] });
  });
});
