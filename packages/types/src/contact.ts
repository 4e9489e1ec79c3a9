import { z } from 'zod';
import { isDayOfYear, isLeapYear } from './calendar.ts';
import { line, paragraph } from './text.ts';

/** A contact's birthday: the year is often not known. */
const birthdaySchema = z
  .strictObject({
    day: z.int().min(1).max(31),
    month: z.int().min(1).max(12),
    year: z.int().min(1900).max(2100).optional(),
  })
  .refine(isDayOfYear, 'no such day')
  .refine(
    ({ day, month, year }) => month !== 2 || day !== 29 || year === undefined || isLeapYear(year),
    'that year has no 29 February',
  );

/** What a client sends to add a contact: `POST /contacts`. */
export const newContactSchema = z.strictObject({
  firstName: line(80).min(1),
  lastName: line(80).nullable().default(null),
  email: z.email().max(254).nullable().default(null),
  phone: line(40).nullable().default(null),
  notes: paragraph(2_000).nullable().default(null),
  birthday: birthdaySchema.nullable().default(null),
});

/** What a client sends to change a contact: `PATCH /contacts/{id}`; absent members stay as they are (RFC 7396). */
export const contactChangesSchema = z
  .strictObject({
    firstName: line(80).min(1),
    lastName: line(80).nullable(),
    email: z.email().max(254).nullable(),
    phone: line(40).nullable(),
    notes: paragraph(2_000).nullable(),
    birthday: birthdaySchema.nullable(),
  })
  .partial();

/** Contacts that can be added together, at most. */
export const mostContactsAtOnce = 500;

/** What a client sends to add several contacts, all or none: `POST /contacts/batch`. */
export const contactBatchSchema = z.strictObject({
  items: z.array(newContactSchema).min(1).max(mostContactsAtOnce),
});

/** How many contacts were added together. */
export const addedContactsSchema = z.object({ added: z.number() });

/** A contact as the ContactSaver API answers it. */
export const contactSchema = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  notes: z.string().nullable(),
  birthday: z.object({ day: z.number(), month: z.number(), year: z.number().optional() }).nullable(),
});

/** One row of `GET /birthdays`: a first name, a day and a month, and nothing else. */
export const birthdayEntrySchema = z.object({ firstName: z.string(), day: z.number(), month: z.number() });

/** The shape of every list the API answers; `nextCursor` is null on the last page. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type NewContact = z.infer<typeof newContactSchema>;
export type ContactBatch = z.infer<typeof contactBatchSchema>;
export type ContactChanges = z.infer<typeof contactChangesSchema>;
export type Contact = z.infer<typeof contactSchema>;
export type BirthdayEntry = z.infer<typeof birthdayEntrySchema>;
