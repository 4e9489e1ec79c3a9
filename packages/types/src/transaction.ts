import { z } from 'zod';
import { line } from './text.ts';

/** An amount in decimal digits: never a binary fraction, and never a sign where only a payment can be meant. */
const payableAmount = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,4})\.\d{2}$/, 'expected an amount such as 12.50')
  .refine((amount) => Number(amount) > 0, 'must be more than nothing');

/** What a client sends to pay: `POST /bank/transactions`. */
export const newTransactionSchema = z.strictObject({
  counterparty: line(80).min(1),
  amount: payableAmount,
  currency: z.literal('EUR').default('EUR'),
  reference: line(140).default(''),
});

/** A transaction as the API answers it; the amount is negative when the person has paid. */
export const transactionSchema = z.object({
  id: z.uuid(),
  amount: z.string(),
  currency: z.string(),
  counterparty: z.string(),
  reference: z.string(),
  bookedAt: z.iso.datetime(),
});

export type NewTransaction = z.infer<typeof newTransactionSchema>;
export type Transaction = z.infer<typeof transactionSchema>;
