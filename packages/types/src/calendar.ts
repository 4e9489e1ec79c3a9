import { z } from 'zod';

/** A day of the civil calendar, without a time and without a zone. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day that comes back every year. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const millisecondsPerDay = 86_400_000;

/** Whether `day` exists in `month` (1 to 12) of some year; 29 February does. */
export function isDayOfYear({ month, day }: DayOfYear): boolean {
  const last = daysInMonth[month - 1];
  return last !== undefined && Number.isInteger(day) && day >= 1 && day <= last;
}

/** Whether `year` has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The date on which a yearly day is kept in `year`: 29 February moves to the 28th in common years. */
export function occurrenceInYear({ month, day }: DayOfYear, year: number): CalendarDate {
  const moved = month === 2 && day === 29 && !isLeapYear(year);
  return { year, month, day: moved ? 28 : day };
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Free of zones and daylight saving. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / millisecondsPerDay;
}

/** The next time a yearly day is kept, counted from `today`, and how many days away that is (0 is today). */
export function nextOccurrence(
  yearly: DayOfYear,
  today: CalendarDate,
): { date: CalendarDate; daysUntil: number } {
  const thisYear = occurrenceInYear(yearly, today.year);
  const date = daysBetween(today, thisYear) >= 0 ? thisYear : occurrenceInYear(yearly, today.year + 1);
  return { date, daysUntil: daysBetween(today, date) };
}

/** The date on the wall calendar of an IANA time zone at an instant. Throws RangeError for an unknown zone. */
export function calendarDateIn(timeZone: string, instant: Date): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-US-u-ca-gregory', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

/** The date `days` days after `date`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(utcMidnight(date) + days * millisecondsPerDay);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** An IANA time zone name that this runtime knows. */
export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'expected an IANA time zone name');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function utcMidnight({ year, month, day }: CalendarDate): number {
  return Date.UTC(year, month - 1, day);
}
