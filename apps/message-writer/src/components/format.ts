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
