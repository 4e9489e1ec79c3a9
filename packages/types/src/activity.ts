import { z } from 'zod';

/** How a request ended: with the data, refused for its scope, for its form, for an id that is none, or by our fault. */
const accessOutcomes = ['answered', 'refused', 'invalid', 'not_found', 'failed'] as const;

export type AccessOutcome = (typeof accessOutcomes)[number];

/** One entry of `GET /activity`: an app has asked for a person's data. */
export const activityEntrySchema = z.object({
  clientId: z.string(),
  route: z.string(),
  outcome: z.enum(accessOutcomes),
  occurredAt: z.iso.datetime(),
});

export type ActivityEntry = z.infer<typeof activityEntrySchema>;
