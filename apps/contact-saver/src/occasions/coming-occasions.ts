import { type CalendarDate, daysBetween, nextOccurrence } from '@ecosystem/types/calendar';
import type { Occasion } from '@ecosystem/types/occasion';
import { nameDays } from './name-days.ts';
import { type Country, publicHolidays } from './public-holidays.ts';

export interface ComingOptions {
  readonly today: CalendarDate;
  /** How many days to look ahead; 0 is today only. */
  readonly days: number;
  readonly countries: readonly Country[];
}

/** What is kept within the coming days, soonest first; on one day holidays come before name days. */
export function comingOccasions({ today, days, countries }: ComingOptions): Occasion[] {
  const holidays = countries.flatMap((country) =>
    // The coming days may reach into the next year; no holiday is made up for in another year than its own.
    [today.year, today.year + 1].flatMap((year) => publicHolidays(country, year)),
  );
  const occasions: Occasion[] = [
    ...holidays.map((holiday) => ({ kind: 'public-holiday' as const, ...holiday })),
    ...nameDays.map(({ name, ...yearly }) => ({
      kind: 'name-day' as const,
      name,
      country: null,
      date: nextOccurrence(yearly, today).date,
    })),
  ];
  return occasions
    .map((occasion) => ({ occasion, daysUntil: daysBetween(today, occasion.date) }))
    .filter(({ daysUntil }) => daysUntil >= 0 && daysUntil <= days)
    .toSorted((one, other) => one.daysUntil - other.daysUntil)
    .map(({ occasion }) => occasion);
}
