import { describe, expect, it } from 'vitest';
import { addDays, calendarDateIn, isDayOfYear, nextOccurrence, timeZoneSchema } from './calendar.ts';

const leapDay = { month: 2, day: 29 };

describe('isDayOfYear', () => {
  it.each([
    [{ month: 2, day: 30 }, false],
    [{ month: 4, day: 31 }, false],
    [{ month: 0, day: 1 }, false],
    [{ month: 13, day: 1 }, false],
    [{ month: 1, day: 1.5 }, false],
    [leapDay, true],
  ])('%o → %s', (date, expected) => {
    expect(isDayOfYear(date)).toBe(expected);
  });
});

describe('nextOccurrence', () => {
  it('is today on the day itself', () => {
    expect(nextOccurrence({ month: 11, day: 20 }, { year: 2026, month: 11, day: 20 }).daysUntil).toBe(0);
  });

  it('looks into the next year once the day has passed', () => {
    const { date, daysUntil } = nextOccurrence({ month: 1, day: 1 }, { year: 2026, month: 12, day: 31 });
    expect(date).toEqual({ year: 2027, month: 1, day: 1 });
    expect(daysUntil).toBe(1);
  });

  it('keeps 29 February on the 28th in a common year', () => {
    expect(nextOccurrence(leapDay, { year: 2027, month: 2, day: 28 }).daysUntil).toBe(0);
    expect(nextOccurrence(leapDay, { year: 2027, month: 3, day: 1 }).date).toEqual({
      year: 2028,
      month: 2,
      day: 29,
    });
  });

  it('keeps 29 February on the 29th in a leap year', () => {
    expect(nextOccurrence(leapDay, { year: 2028, month: 2, day: 28 }).daysUntil).toBe(1);
  });

  it('does not lose a day where clocks change', () => {
    expect(nextOccurrence({ month: 3, day: 30 }, { year: 2026, month: 3, day: 28 }).daysUntil).toBe(2);
  });
});

describe('calendarDateIn', () => {
  const instant = new Date('2026-12-31T23:30:00Z');

  it('is already tomorrow further east', () => {
    expect(calendarDateIn('Pacific/Auckland', instant)).toEqual({ year: 2027, month: 1, day: 1 });
  });

  it('is still today further west', () => {
    expect(calendarDateIn('America/Los_Angeles', instant)).toEqual({ year: 2026, month: 12, day: 31 });
  });
});

describe('addDays', () => {
  it('crosses the end of a year', () => {
    expect(addDays({ year: 2026, month: 12, day: 30 }, 3)).toEqual({ year: 2027, month: 1, day: 2 });
  });
});

describe('timeZoneSchema', () => {
  it('refuses what is no zone', () => {
    expect(timeZoneSchema.safeParse('Mars/Olympus').success).toBe(false);
    expect(timeZoneSchema.safeParse('Europe/Berlin').success).toBe(true);
  });
});
