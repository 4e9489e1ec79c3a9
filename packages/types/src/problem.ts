import { z } from 'zod';

/** The body of every error of the ContactSaver API that is not a bearer challenge (RFC 9457 §3.1). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export type Problem = z.infer<typeof problemSchema>;
