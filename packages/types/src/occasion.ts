import { z } from 'zod';

/** A day that belongs to nobody: a public holiday of a country, or the name day that many people share. */
export const occasionSchema = z.object({
  kind: z.enum(['public-holiday', 'name-day']),
  name: z.string(),
  /** ISO 3166-1 alpha-2; null for a name day, which is kept in many countries. */
  country: z.string().nullable(),
  date: z.object({ year: z.number(), month: z.number(), day: z.number() }),
});

export type Occasion = z.infer<typeof occasionSchema>;
