/**
 * Protected resource request: this program → ContactSaver, GET /birthdays with the access token in the header.
 *
 * Before: an access token for ContactSaver. After: this week's birthdays; the token is not kept.
 * RFC 6750 §2.1
 */
import { type CalendarDate, calendarDateIn, nextOccurrence } from '@ecosystem/types/calendar';
import { birthdayEntrySchema, listOf } from '@ecosystem/types/contact';
import { protectedResourceRequest } from 'oauth4webapi';
import type { ReminderContext } from './client.ts';
import { ReminderStopped } from './reminder-stopped.ts';

export interface Birthday {
  readonly firstName: string;
  readonly date: CalendarDate;
  readonly daysUntil: number;
}

/** Seven days, today included. */
const daysAhead = 6;

/** @throws {ReminderStopped} when ContactSaver does not answer with birthdays */
export async function findBirthdays(
  { http, resource }: ReminderContext,
  accessToken: string,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<Birthday[]> {
  const url = new URL('/birthdays', resource);
  url.search = new URLSearchParams({ days: String(daysAhead), timeZone }).toString();
  const answer = await protectedResourceRequest(accessToken, 'GET', url, undefined, undefined, http).catch(
    (cause: unknown) => {
      throw new ReminderStopped('ContactSaver has refused the token, or did not answer.', { cause });
    },
  );
  const parsed = listOf(birthdayEntrySchema).safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) throw new ReminderStopped('ContactSaver did not answer with birthdays.');
  const today = calendarDateIn(timeZone, now);
  return parsed.data.items
    .map(({ firstName, ...yearly }) => ({ firstName, ...nextOccurrence(yearly, today) }))
    .toSorted((one, other) => one.daysUntil - other.daysUntil);
}

/** The list as a terminal shows it; names come from others, so nothing in them can steer the terminal. */
export function showBirthdays(birthdays: readonly Birthday[]): string {
  if (birthdays.length === 0) return 'Nobody you know has a birthday this week.\n';
  const lines = birthdays.map(
    ({ date, daysUntil, firstName }) => `  ${whenIs(daysUntil, date).padEnd(24)}${plain(firstName)}`,
  );
  return ['Birthdays this week:', ...lines, ''].join('\n');
}

function whenIs(daysUntil: number, { day, month, year }: CalendarDate): string {
  if (daysUntil === 0) return 'today';
  if (daysUntil === 1) return 'tomorrow';
  const format = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(Date.UTC(year, month - 1, day));
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '');
}
