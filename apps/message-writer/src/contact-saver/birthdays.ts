import 'server-only';
import { type CalendarDate, calendarDateIn, nextOccurrence } from '@ecosystem/types/calendar';
import { birthdayEntrySchema, contactSchema, listOf } from '@ecosystem/types/contact';
import { env } from '../env.ts';
import { InsufficientScopeError } from '../oauth/errors.ts';
import { services } from '../services.ts';
import { callContactSaver } from './call-contact-saver.ts';
import type { Connection } from '../session/session-store.ts';

/** A coming birthday, with the address to write to where we may know it. */
export interface UpcomingBirthday {
  readonly firstName: string;
  readonly day: number;
  readonly month: number;
  readonly date: CalendarDate;
  readonly daysUntil: number;
  readonly email: string | undefined;
}

export interface UpcomingBirthdays {
  readonly birthdays: readonly UpcomingBirthday[];
  /** False when ContactSaver refused the contacts: the person has not granted `contacts.read`. */
  readonly mayReadContacts: boolean;
}

const daysAhead = 60;

/** The coming birthdays in the person's own calendar, soonest first. Throws as callContactSaver does. */
export async function findUpcomingBirthdays(connection: Connection): Promise<UpcomingBirthdays> {
  const timeZone = services().connections.claimsOf(connection).zoneinfo ?? 'UTC';
  const [{ items }, emails] = await Promise.all([
    callContactSaver(connection, {
      path: '/birthdays',
      query: { days: String(daysAhead), timeZone },
      answer: listOf(birthdayEntrySchema),
    }),
    readEmails(connection),
  ]);
  const today = calendarDateIn(timeZone, env().labNow ?? new Date());
  const birthdays = items.map((entry) => ({
    ...entry,
    ...nextOccurrence(entry, today),
    email: emails?.get(keyOf(entry)),
  }));
  return {
    birthdays: birthdays.toSorted((one, other) => one.daysUntil - other.daysUntil),
    mayReadContacts: emails !== undefined,
  };
}

/** E-mail addresses by birthday, or undefined when ContactSaver says 403: then we write, but cannot address. */
async function readEmails(connection: Connection): Promise<Map<string, string> | undefined> {
  const emails = new Map<string, string>();
  let cursor: string | null = '';
  try {
    while (cursor !== null) {
      const page: { items: Contact[]; nextCursor: string | null } = await callContactSaver(connection, {
        path: '/contacts',
        query: { limit: '100', ...(cursor !== '' && { cursor }) },
        answer: listOf(contactSchema),
      });
      for (const { firstName, email, birthday } of page.items) {
        if (birthday !== null && email !== null) emails.set(keyOf({ firstName, ...birthday }), email);
      }
      cursor = page.nextCursor;
    }
    return emails;
  } catch (error) {
    if (error instanceof InsufficientScopeError) return undefined;
    throw error;
  }
}

type Contact = ReturnType<typeof contactSchema.parse>;

function keyOf({ firstName, day, month }: { firstName: string; day: number; month: number }): string {
  return `${month}-${day} ${firstName}`;
}
