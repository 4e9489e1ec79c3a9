import { timeZoneSchema } from '@ecosystem/types/calendar';
import { z } from 'zod';
import { countries } from './public-holidays.ts';

/** The query of `GET /occasions`. */
export const occasionQuerySchema = z.object({
  days: z.coerce
    .number()
    .int()
    .min(0)
    .max(366)
    .default(14)
    .describe('How many days to look ahead; 0 is today only'),
  country: z.enum(countries).optional().describe('Holidays of this country; without it, of all we know'),
  timeZone: timeZoneSchema.default('UTC').describe('IANA time zone that decides when today is'),
});

export type OccasionQuery = z.infer<typeof occasionQuerySchema>;
