import { type ContentLine, splitComponents, unescapeText } from './content-line.ts';

/** What a card says of a person, in the shape in which the API takes a contact; not yet validated. */
export function toContact(lines: readonly ContentLine[]): Record<string, unknown> {
  const [family = '', given = ''] = splitComponents(preferred(lines, 'N')?.value ?? '').map((part) =>
    part.trim(),
  );
  const whole = textOf(lines, 'FN');
  const birthday = readBirthday(preferred(lines, 'BDAY'));
  return {
    // RFC 6350 §6.2.1: FN is what version 4.0 always has; N may be empty, as for a company.
    firstName: given || (family === '' ? (whole ?? '') : (firstWords(whole, family) ?? family)),
    lastName: given === '' && firstWords(whole, family) === undefined ? null : family || null,
    email: textOf(lines, 'EMAIL') ?? null,
    phone: textOf(lines, 'TEL')?.replace(/^tel:/i, '') ?? null,
    notes: textOf(lines, 'NOTE') ?? null,
    birthday: birthday ?? null,
  };
}

/** What stands before the family name in a full name, if anything does. */
function firstWords(whole: string | undefined, family: string): string | undefined {
  if (whole === undefined || family === '' || !whole.endsWith(` ${family}`)) return undefined;
  return whole.slice(0, -family.length).trim() || undefined;
}

/** The property a person prefers (RFC 6350 §5.3, RFC 2426 §3.3.1), else the first one of that name that says anything. */
function preferred(lines: readonly ContentLine[], name: string): ContentLine | undefined {
  const all = lines.filter((line) => line.name === name && line.value.trim() !== '');
  return all.find(isPreferred) ?? all[0];
}

function isPreferred({ parameters }: ContentLine): boolean {
  const types = parameters.get('TYPE') ?? [];
  return parameters.get('PREF')?.[0] === '1' || types.some((type) => type.toLowerCase() === 'pref');
}

function textOf(lines: readonly ContentLine[], name: string): string | undefined {
  const line = preferred(lines, name);
  return line && (unescapeText(line.value).trim() || undefined);
}

/** Day and month, and the year where it is known (RFC 6350 §6.2.5, §4.3.1); version 3.0 has hyphens, and a time at most. */
function readBirthday(line: ContentLine | undefined): object | undefined {
  if (line === undefined || line.parameters.get('VALUE')?.[0]?.toLowerCase() === 'text') return undefined;
  const [, year = '', month, day] = /^(\d{4}|-)-?(\d{2})-?(\d{2})(?:T.*)?$/i.exec(line.value.trim()) ?? [];
  // What is no date is refused with the contact, and not left out without a word.
  if (month === undefined) return { day: 0, month: 0 };
  // Apple's way of saying in version 3.0 that the year is not known.
  const isUnknown = year === '-' || line.parameters.get('X-APPLE-OMIT-YEAR')?.[0] === year;
  return { day: Number(day), month: Number(month), ...(!isUnknown && { year: Number(year) }) };
}
