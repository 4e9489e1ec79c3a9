import { z } from 'zod';

/** The query of `GET /contacts`. */
export const contactQuerySchema = z.object({
  search: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), 'must be plain text')
    .optional()
    .describe('Words in the first name, last name or e-mail address'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Contacts per page'),
  cursor: z.string().max(1_000).optional().describe('`nextCursor` of the page before'),
});

export type ContactQuery = z.infer<typeof contactQuerySchema>;
