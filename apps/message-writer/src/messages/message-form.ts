import { isDayOfYear } from '@ecosystem/types/calendar';
import { z } from 'zod';
import { tones } from './tones.ts';

/** No NUL and no half characters: PostgreSQL stores neither. */
const storable = (value: string) => value.isWellFormed() && !value.includes('\u0000');

/** What the composer sends. */
export const messageFormSchema = z
  .object({
    firstName: z.string().trim().min(1).max(80).refine(storable),
    day: z.coerce.number().int(),
    month: z.coerce.number().int(),
    year: z.coerce.number().int().min(2000).max(2200),
    recipient: z.union([z.literal(''), z.email().max(254)]).transform((value) => value || null),
    tone: z.enum(tones),
    body: z.string().trim().max(4_000).refine(storable),
    state: z.enum(['draft', 'ready']),
  })
  .refine(isDayOfYear);

export type MessageForm = z.infer<typeof messageFormSchema>;
