import { activityEntrySchema } from '@ecosystem/types/activity';
import {
  addedContactsSchema,
  birthdayEntrySchema,
  contactBatchSchema,
  contactChangesSchema,
  contactSchema,
  listOf,
  newContactSchema,
} from '@ecosystem/types/contact';
import { occasionSchema } from '@ecosystem/types/occasion';
import { problemSchema } from '@ecosystem/types/problem';
import { newTransactionSchema, transactionSchema } from '@ecosystem/types/transaction';
import { z } from 'zod';

const schemas = {
  ActivityList: listOf(activityEntrySchema),
  AddedContacts: addedContactsSchema,
  BirthdayList: listOf(birthdayEntrySchema),
  Contact: contactSchema,
  ContactBatch: contactBatchSchema,
  ContactChanges: contactChangesSchema,
  ContactList: listOf(contactSchema),
  NewContact: newContactSchema,
  NewTransaction: newTransactionSchema,
  OccasionList: listOf(occasionSchema),
  Problem: problemSchema,
  Transaction: transactionSchema,
  TransactionList: listOf(transactionSchema),
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
