import { type NewContact, mostContactsAtOnce, newContactSchema } from '@ecosystem/types/contact';
import { type ContentLine, ContentLineError, parseContentLine, unfoldLines } from './content-line.ts';
import { toContact } from './to-contact.ts';

/** Bytes of a file that is imported at most. */
export const largestFile = 262_144;

/** Why a file is not imported: where, and what is wrong there. */
export interface VcardProblem {
  readonly line: number;
  readonly message: string;
}

/** Either contacts, all of them good, or problems: nothing is imported by half. */
export type VcardsRead = { readonly contacts: readonly NewContact[] } | { readonly problems: VcardProblem[] };

/** Problems that are listed: a file that is none of ours would have thousands. */
const mostProblems = 20;

const versions = ['3.0', '4.0'];

/** Reads vCards of version 3.0 (RFC 2426) and 4.0 (RFC 6350). What we have no place for is left out. */
export function readVcards(bytes: Uint8Array): VcardsRead {
  const problems: VcardProblem[] = [];
  const contacts: NewContact[] = [];
  try {
    if (bytes.byteLength > largestFile) throw new ContentLineError(1, 'the file is larger than 256 KB');
    for (const card of splitCards(decode(bytes))) {
      const result = newContactSchema.safeParse(toContact(card.lines));
      if (result.success) contacts.push(result.data);
      else
        for (const issue of result.error.issues) problems.push({ line: card.line, message: sayField(issue) });
      if (problems.length >= mostProblems) break;
    }
    if (contacts.length > mostContactsAtOnce) {
      throw new ContentLineError(1, `there are more than ${mostContactsAtOnce} contacts in the file`);
    }
    if (contacts.length === 0 && problems.length === 0) {
      throw new ContentLineError(1, 'there is no contact in the file');
    }
  } catch (error) {
    if (!(error instanceof ContentLineError)) throw error;
    problems.push({ line: error.line, message: error.message });
  }
  return problems.length === 0 ? { contacts } : { problems: problems.slice(0, mostProblems) };
}

/** RFC 6350 §3.1: UTF-8, and nothing else; version 3.0 is written in it everywhere today. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ContentLineError(1, 'the file is not written in UTF-8');
  }
}

interface Card {
  readonly line: number;
  readonly lines: readonly ContentLine[];
}

function* splitCards(text: string): Generator<Card> {
  let open: { line: number; lines: ContentLine[] } | undefined;
  for (const raw of unfoldLines(text)) {
    const content = parseContentLine(raw);
    const isCard = content.value.trim().toUpperCase() === 'VCARD';
    if (content.name === 'BEGIN' && isCard) {
      if (open)
        throw new ContentLineError(content.line, 'a contact begins before the one above it has ended');
      open = { line: content.line, lines: [] };
    } else if (content.name === 'END' && isCard) {
      if (!open) throw new ContentLineError(content.line, 'a contact ends that has not begun');
      requireVersion(open);
      yield open;
      open = undefined;
    } else {
      if (!open) throw new ContentLineError(content.line, 'this line stands outside of any contact');
      open.lines.push(content);
    }
  }
  if (open) throw new ContentLineError(open.line, 'this contact does not end');
}

/** RFC 6350 §6.7.9: what a line means depends on it; 2.1 has encodings of its own. */
function requireVersion({ line, lines }: Card): void {
  const version = lines.find(({ name }) => name === 'VERSION')?.value.trim() ?? 'none';
  if (versions.includes(version)) return;
  throw new ContentLineError(
    line,
    `this contact has version ${version.slice(0, 8)}; 3.0 and 4.0 can be read`,
  );
}

const fields: Readonly<Record<string, string>> = {
  firstName: 'the name is missing, too long, or has signs that a name cannot have',
  lastName: 'the last name is too long, or has signs that a name cannot have',
  email: 'the e-mail address is not one',
  phone: 'the phone number is too long',
  notes: 'the note is longer than 2,000 characters',
  birthday: 'the birthday is not a day between 1900 and 2100',
};

function sayField({ path }: { path: readonly PropertyKey[] }): string {
  return fields[String(path[0])] ?? 'this contact cannot be read';
}
