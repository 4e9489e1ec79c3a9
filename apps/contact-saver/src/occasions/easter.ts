import type { CalendarDate } from '@ecosystem/types/calendar';

/** Easter Sunday of the Gregorian calendar, by the rule that has no exceptions (Meeus, Jones and Butcher). */
export function easterSunday(year: number): CalendarDate {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const golden = year % 19;
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return { year, month: Math.floor(days / 31), day: (days % 31) + 1 };
}
