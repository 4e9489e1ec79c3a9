import type { Contact } from '@ecosystem/types/contact';

/** The fields of the form for a contact, as a browser sends them and as the form shows them again. */
export interface ContactFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly notes: string;
}

const names = ['firstName', 'lastName', 'email', 'phone', 'day', 'month', 'year', 'notes'] as const;

export function readFields(form: FormData): ContactFields {
  const read = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as ContactFields;
}

export function fieldsOf({ firstName, lastName, email, phone, notes, birthday }: Contact): ContactFields {
  return {
    firstName,
    lastName: lastName ?? '',
    email: email ?? '',
    phone: phone ?? '',
    day: birthday ? String(birthday.day) : '',
    month: birthday ? String(birthday.month) : '',
    year: birthday?.year === undefined ? '' : String(birthday.year),
    notes: notes ?? '',
  };
}

/** What the API is sent: an empty field is nothing. Whether it fits is for the API to say. */
export function toJson({ firstName, day, month, year, notes, ...rest }: ContactFields): object {
  const given = Object.entries(rest).map(([name, value]) => [name, value === '' ? null : value]);
  const birthday = { day: Number(day), month: Number(month), ...(year !== '' && { year: Number(year) }) };
  return {
    firstName,
    ...Object.fromEntries(given),
    notes: notes === '' ? null : notes.replaceAll('\r\n', '\n'),
    birthday: day === '' && month === '' && year === '' ? null : birthday,
  };
}

/** What to do about a field that the API does not take. */
export const fieldErrors: Readonly<Record<string, string>> = {
  firstName: 'Write a first name of at most 80 characters.',
  lastName: 'Write a last name of at most 80 characters.',
  email: 'This is not an e-mail address. Look for a typing mistake.',
  phone: 'Write a number of at most 40 characters.',
  birthday: 'There is no such day. Give day and month; the year, from 1900, only if you know it.',
  notes: 'Write at most 2,000 characters.',
};
