import { timeZoneSchema } from '@ecosystem/types/calendar';
import { z } from 'zod';

/** The query of `GET /birthdays`. */
export const birthdayQuerySchema = z.object({
  days: z.coerce
    .number()
    .int()
    .min(0)
    .max(366)
    .default(366)
    .describe('How many days to look ahead; 0 is today only'),
  timeZone: timeZoneSchema.default('UTC').describe('IANA time zone that decides when today is'),
});

export type BirthdayQuery = z.infer<typeof birthdayQuerySchema>;
