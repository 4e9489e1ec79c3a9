import type { CalendarDate } from '@ecosystem/types/calendar';

/** `Friday, 20 November`: a date without its year, which everybody knows. */
export function formatDate({ year, month, day }: CalendarDate): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day));
}

/** `today`, `tomorrow`, `in 5 days`. */
export function formatDaysUntil(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** `20 November`: a day that comes every year. */
export function formatDay({ day, month }: { readonly day: number; readonly month: number }): string {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
  // A leap year, so that 29 February is a day.
  return format.format(Date.UTC(2028, month - 1, day));
}

/** `20 November 2027, 03:00`, by the person's own clock, or UTC where we do not know it. */
export function formatInstant(instant: Date, zoneinfo: string | undefined): string {
  const options = { dateStyle: 'long', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zoneinfo ?? 'UTC' }).format(instant);
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(instant);
  }
}
