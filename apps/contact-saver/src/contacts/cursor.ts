import { z } from 'zod';
import { InvalidInputError } from '../problem/invalid-input.error.ts';

/** Where a page ended: the sort key of its last row. */
const positionSchema = z.object({ firstName: z.string().max(80), id: z.uuid() });

type Position = z.infer<typeof positionSchema>;

/** An opaque value for `nextCursor`; it grants nothing, so it needs no signature. */
export function encodeCursor({ firstName, id }: Position): string {
  return Buffer.from(JSON.stringify({ firstName, id })).toString('base64url');
}

/** @throws {InvalidInputError} when it was not made by encodeCursor */
export function decodeCursor(cursor: string): Position {
  const result = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not a cursor of ours', path: ['cursor'] });
        return z.NEVER;
      }
    })
    .pipe(positionSchema.refine(({ firstName }) => !firstName.includes('\u0000')))
    .safeParse(cursor);
  if (!result.success) throw new InvalidInputError(result.error.issues);
  return result.data;
}
