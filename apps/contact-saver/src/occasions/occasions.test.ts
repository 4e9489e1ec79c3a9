import { isDayOfYear } from '@ecosystem/types/calendar';
import { describe, expect, it } from 'vitest';
import { comingOccasions } from './coming-occasions.ts';
import { easterSunday } from './easter.ts';
import { nameDays } from './name-days.ts';
import { type countries, publicHolidays } from './public-holidays.ts';

const dateOf = (country: (typeof countries)[number], name: string, year: number) => {
  const holiday = publicHolidays(country, year).find((candidate) => candidate.name === name);
  return holiday && `${holiday.date.month}-${holiday.date.day}`;
};

describe('easterSunday', () => {
  it.each([
    [1818, 3, 22],
    [1954, 4, 18],
    [1981, 4, 19],
    [2024, 3, 31],
    [2025, 4, 20],
    [2026, 4, 5],
    [2027, 3, 28],
    [2038, 4, 25],
    [2076, 4, 19],
  ])('of %i is in month %i on day %i', (year, month, day) => {
    expect(easterSunday(year)).toEqual({ year, month, day });
  });
});

describe('publicHolidays', () => {
  it.each<[(typeof countries)[number], string, number, string]>([
    ['DE', 'Pfingstmontag', 2026, '5-25'],
    ['DE', 'Christi Himmelfahrt', 2027, '5-6'],
    ['FI', 'Juhannuspäivä', 2026, '6-20'],
    ['FI', 'Pyhäinpäivä', 2026, '10-31'],
    ['FI', 'Pyhäinpäivä', 2027, '11-6'],
    ['FR', 'Lundi de Pâques', 2027, '3-29'],
    ['GB', 'Early May bank holiday', 2026, '5-4'],
    ['GB', 'Spring bank holiday', 2026, '5-25'],
    ['GB', 'Summer bank holiday', 2026, '8-31'],
    ['GB', 'New Year’s Day', 2028, '1-3'],
    ['GB', 'Christmas Day', 2026, '12-25'],
    ['GB', 'Boxing Day', 2026, '12-28'],
    ['GB', 'Christmas Day', 2027, '12-27'],
    ['GB', 'Boxing Day', 2027, '12-28'],
    ['GB', 'Christmas Day', 2022, '12-27'],
    ['GB', 'Boxing Day', 2022, '12-26'],
    ['US', 'Martin Luther King Jr. Day', 2026, '1-19'],
    ['US', 'Memorial Day', 2026, '5-25'],
    ['US', 'Thanksgiving Day', 2026, '11-26'],
    ['US', 'Thanksgiving Day', 2027, '11-25'],
  ])('%s: %s of %i is on %s', (country, name, year, date) => {
    expect(dateOf(country, name, year)).toBe(date);
  });
});

describe('nameDays', () => {
  it('are days of the calendar, in its order, each name once', () => {
    expect(nameDays.every(isDayOfYear)).toBe(true);
    const positions = nameDays.map(({ month, day }) => month * 100 + day);
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    expect(new Set(nameDays.map(({ name }) => name)).size).toBe(nameDays.length);
  });
});

describe('comingOccasions', () => {
  const newYearsEve = { year: 2026, month: 12, day: 31 };

  it('goes over the turn of the year, soonest first', () => {
    const occasions = comingOccasions({ today: newYearsEve, days: 1, countries: ['DE'] });
    expect(occasions).toEqual([
      { kind: 'name-day', name: 'Sylvester', country: null, date: newYearsEve },
      { kind: 'public-holiday', name: 'Neujahr', country: 'DE', date: { year: 2027, month: 1, day: 1 } },
    ]);
  });

  it('looks no further than it is asked, and never back', () => {
    const today = { year: 2026, month: 12, day: 27 };
    expect(comingOccasions({ today, days: 3, countries: ['DE'] })).toEqual([]);
    expect(
      comingOccasions({ today, days: 366, countries: ['DE'] }).map(({ date }) => date.year),
    ).not.toContain(2025);
  });
});
