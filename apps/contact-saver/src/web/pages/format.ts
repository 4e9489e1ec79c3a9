import type { Contact } from '@ecosystem/types/contact';

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** First and last name, as far as there is one. */
export function nameOf({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): string {
  return lastName === null ? firstName : `${firstName} ${lastName}`;
}

/** `29 February 1992`, or without the year. */
export function formatBirthday({ day, month, year }: NonNullable<Contact['birthday']>): string {
  return [day, months[month - 1], year].filter((part) => part !== undefined).join(' ');
}

/** `21 November 2026, 18:35 UTC`: the server does not know the reader's clock, so it says whose it means. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  const time = at.toISOString().slice(11, 16);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${time} UTC`;
}
