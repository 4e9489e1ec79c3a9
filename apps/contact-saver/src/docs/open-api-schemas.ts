import {
  birthdayEntrySchema,
  contactChangesSchema,
  contactSchema,
  listOf,
  newContactSchema,
} from '@ecosystem/types/contact';
import { problemSchema } from '@ecosystem/types/problem';
import { z } from 'zod';

const schemas = {
  BirthdayList: listOf(birthdayEntrySchema),
  Contact: contactSchema,
  ContactChanges: contactChangesSchema,
  ContactList: listOf(contactSchema),
  NewContact: newContactSchema,
  Problem: problemSchema,
};

export type SchemaName = keyof typeof schemas;

/** The schemas that validate the API, as OpenAPI wants them. */
export function openApiSchemas(): Record<SchemaName, object> {
  const converted = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _dialect, ...jsonSchema } = z.toJSONSchema(schema, { io: 'input' });
    return [name, jsonSchema] as const;
  });
  return Object.fromEntries(converted) as Record<SchemaName, object>;
}
