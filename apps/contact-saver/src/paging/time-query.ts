import { z } from 'zod';

/** The query of a list that goes back in time. */
export const timeQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Entries per page'),
  cursor: z.string().max(1_000).optional().describe('`nextCursor` of the page before'),
});

export type TimeQuery = z.infer<typeof timeQuerySchema>;
