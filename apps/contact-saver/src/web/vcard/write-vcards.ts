import type { Contact } from '@ecosystem/types/contact';
import { escapeText } from './content-line.ts';

/** Octets of a line at most, before it is folded (RFC 6350 §3.2). */
const longestLine = 75;

/** Contacts as a file of vCards, version 4.0 (RFC 6350): it can say a birthday without a year. */
export function writeVcards(contacts: readonly Contact[]): string {
  return contacts.flatMap(writeCard).map(fold).join('');
}

function writeCard({ id, firstName, lastName, email, phone, notes, birthday }: Contact): string[] {
  const name = [firstName, lastName].filter((part) => part !== null).join(' ');
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${id}`,
    `FN:${escapeText(name)}`,
    `N:${escapeText(lastName ?? '')};${escapeText(firstName)};;;`,
    ...(email === null ? [] : [`EMAIL:${escapeText(email)}`]),
    ...(phone === null ? [] : [`TEL:${escapeText(phone)}`]),
    ...(birthday === null ? [] : [`BDAY:${writeDate(birthday)}`]),
    ...(notes === null || notes === '' ? [] : [`NOTE:${escapeText(notes)}`]),
    'END:VCARD',
  ];
}

/** RFC 6350 §4.3.1: without a year two hyphens stand for it. */
function writeDate({ day, month, year }: NonNullable<Contact['birthday']>): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year === undefined ? '--' : String(year).padStart(4, '0')}${two(month)}${two(day)}`;
}

/** Ends a line, and cuts it where it is too long: between characters, never within one. */
function fold(line: string): string {
  const lines = [''];
  for (const character of line) {
    const last = lines.at(-1) as string;
    if (Buffer.byteLength(last + character) > longestLine) lines.push(` ${character}`);
    else lines[lines.length - 1] = last + character;
  }
  return `${lines.join('\r\n')}\r\n`;
}
