import { type CalendarDate, addDays } from '@ecosystem/types/calendar';
import { easterSunday } from './easter.ts';

/** The countries whose holidays we know (ISO 3166-1 alpha-2). */
export const countries = ['DE', 'FI', 'FR', 'GB', 'US'] as const;

export type Country = (typeof countries)[number];

export interface Holiday {
  readonly name: string;
  readonly country: Country;
  readonly date: CalendarDate;
}

/** On which date of a year a holiday is kept. */
type Rule = (year: number) => CalendarDate;

const [sunday, monday, thursday, saturday] = [0, 1, 4, 6];

/** Only what is kept in the whole country (GB: in England and Wales); a holiday of one region is left out. */
const rules: Readonly<Record<Country, Readonly<Record<string, Rule>>>> = {
  DE: {
    Neujahr: on(1, 1),
    Karfreitag: afterEaster(-2),
    Ostermontag: afterEaster(1),
    'Tag der Arbeit': on(5, 1),
    'Christi Himmelfahrt': afterEaster(39),
    Pfingstmontag: afterEaster(50),
    'Tag der Deutschen Einheit': on(10, 3),
    '1. Weihnachtstag': on(12, 25),
    '2. Weihnachtstag': on(12, 26),
  },
  FI: {
    Uudenvuodenpäivä: on(1, 1),
    Loppiainen: on(1, 6),
    Pitkäperjantai: afterEaster(-2),
    Pääsiäispäivä: afterEaster(0),
    '2. pääsiäispäivä': afterEaster(1),
    Vappu: on(5, 1),
    Helatorstai: afterEaster(39),
    Helluntaipäivä: afterEaster(49),
    Juhannuspäivä: firstFrom(saturday, 6, 20),
    Pyhäinpäivä: firstFrom(saturday, 10, 31),
    Itsenäisyyspäivä: on(12, 6),
    Joulupäivä: on(12, 25),
    Tapaninpäivä: on(12, 26),
  },
  FR: {
    'Jour de l’An': on(1, 1),
    'Lundi de Pâques': afterEaster(1),
    'Fête du Travail': on(5, 1),
    'Victoire 1945': on(5, 8),
    Ascension: afterEaster(39),
    'Lundi de Pentecôte': afterEaster(50),
    'Fête nationale': on(7, 14),
    Assomption: on(8, 15),
    Toussaint: on(11, 1),
    'Armistice 1918': on(11, 11),
    Noël: on(12, 25),
  },
  GB: {
    'New Year’s Day': madeUpFor(1, 1, 1),
    'Good Friday': afterEaster(-2),
    'Easter Monday': afterEaster(1),
    'Early May bank holiday': firstFrom(monday, 5, 1),
    'Spring bank holiday': firstFrom(monday, 5, 25),
    'Summer bank holiday': firstFrom(monday, 8, 25),
    'Christmas Day': madeUpFor(12, 25, 2),
    'Boxing Day': madeUpFor(12, 26, 2),
  },
  US: {
    'New Year’s Day': on(1, 1),
    'Martin Luther King Jr. Day': firstFrom(monday, 1, 15),
    'Washington’s Birthday': firstFrom(monday, 2, 15),
    'Memorial Day': firstFrom(monday, 5, 25),
    Juneteenth: on(6, 19),
    'Independence Day': on(7, 4),
    'Labor Day': firstFrom(monday, 9, 1),
    'Columbus Day': firstFrom(monday, 10, 8),
    'Veterans Day': on(11, 11),
    'Thanksgiving Day': firstFrom(thursday, 11, 22),
    'Christmas Day': on(12, 25),
  },
};

/** The public holidays of a country in a year, as its people call them. */
export function publicHolidays(country: Country, year: number): Holiday[] {
  return Object.entries(rules[country]).map(([name, rule]) => ({ name, country, date: rule(year) }));
}

function on(month: number, day: number): Rule {
  return (year) => ({ year, month, day });
}

function afterEaster(days: number): Rule {
  return (year) => addDays(easterSunday(year), days);
}

/** The first such weekday on or after a date. */
function firstFrom(weekday: number, month: number, day: number): Rule {
  return (year) => {
    const from = { year, month, day };
    return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
  };
}

/** The day itself, or the working day on which it is made up for: two days after a Saturday, so many after a Sunday. */
function madeUpFor(month: number, day: number, afterSunday: 1 | 2): Rule {
  const later: Readonly<Record<number, number>> = { [saturday]: 2, [sunday]: afterSunday };
  return (year) => {
    const date = { year, month, day };
    return addDays(date, later[weekdayOf(date)] ?? 0);
  };
}

/** 0 is Sunday. */
function weekdayOf({ year, month, day }: CalendarDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
