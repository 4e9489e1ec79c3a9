import { isDayOfYear } from '@ecosystem/types/calendar';
import { z } from 'zod';
import { tones } from './tones.ts';

/** No NUL and no half characters: PostgreSQL stores neither. */
const storable = (value: string) => value.isWellFormed() && !value.includes('\u0000');

/** Whose birthday a form is about, as ContactSaver names it to us. */
export const messageBirthdaySchema = z
  .object({
    firstName: z.string().trim().min(1).max(80).refine(storable),
    day: z.coerce.number().int(),
    month: z.coerce.number().int(),
  })
  .refine(isDayOfYear);

/** What the composer sends. */
export const messageFormSchema = messageBirthdaySchema.safeExtend({
  year: z.coerce.number().int().min(2000).max(2200),
  recipient: z.union([z.literal(''), z.email().max(254)]).transform((value) => value || null),
  tone: z.enum(tones),
  body: z.string().trim().max(4_000).refine(storable),
  state: z.enum(['draft', 'ready']),
});

export type MessageForm = z.infer<typeof messageFormSchema>;
