import { wireEntries } from '../wire-entries.ts';

/** What an app asks ContactSaver’s API. */
export const addressBookRequest = wireEntries('message-writer', {
  days: ['How many days to look ahead; 0 is today only.', ''],
  timeZone: ['The time zone that decides when today is.', ''],
  search: ['Words to look for in names and e-mail addresses.', ''],
  limit: ['How many contacts to answer with at most.', ''],
  cursor: ['Where the page before has ended.', ''],
});

/** What ContactSaver’s API answers with, or is given to keep. */
export const addressBook = wireEntries('contact-saver', {
  items: ['The contacts or birthdays of this page.', ''],
  nextCursor: ['Where the next page begins; `null` on the last one.', ''],
  id: ['The number of a contact; with a token of somebody else it answers 404.', ''],
  firstName: ['The contact’s first name.', ''],
  lastName: ['The contact’s last name; it needs `contacts.read`.', ''],
  email: ['The contact’s e-mail address; it needs `contacts.read`.', ''],
  phone: ['The contact’s phone number; it needs `contacts.read`.', ''],
  notes: ['What you have noted about the contact; it needs `contacts.read`.', ''],
  birthday: ['The contact’s birthday; the year is missing where you do not know it.', ''],
  day: ['The day of the month of a birthday.', ''],
  month: ['The month of a birthday.', ''],
  year: ['The year somebody was born, where you know it.', ''],
});

/** What ContactSaver’s API says when it cannot do what was asked. */
export const problem = wireEntries('contact-saver', {
  type: ['The kind of problem; `about:blank` means that the status says it all.', 'RFC 9457 §3.1.1'],
  status: ['The status of the answer, once more.', 'RFC 9457 §3.1.2'],
  title: ['The kind of problem in a few words.', 'RFC 9457 §3.1.3'],
  detail: ['What is wrong this time, for people to read.', 'RFC 9457 §3.1.4'],
  instance: ['This one case of the problem.', 'RFC 9457 §3.1.5'],
  errors: ['What is wrong with each field.', 'RFC 9457 §3.2'],
  path: ['The field that an error is about.', 'RFC 9457 §3.2'],
  message: ['What is wrong with that field.', 'RFC 9457 §3.2'],
});
