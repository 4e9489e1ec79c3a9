const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in plain words: `90 days`, `5 minutes`. */
export function formatDuration(seconds: number): string {
  if (seconds >= 2 * day) return `${Math.round(seconds / day)} days`;
  if (seconds >= 2 * hour) return `${Math.round(seconds / hour)} hours`;
  if (seconds >= 2 * minute) return `${Math.round(seconds / minute)} minutes`;
  return `${seconds} seconds`;
}

/** A day in plain words, in the person's own time zone: `20 November 2026`. */
export function formatDay(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(date);
}

/** A moment in plain words, in the person's own time zone: `20 November 2026 at 15:32`. */
export function formatMoment(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(date);
}

/** Names as they are listed in a sentence: `Ann, Bob and Cleo`. */
export function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
