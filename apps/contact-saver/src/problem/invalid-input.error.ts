import type { Problem } from '@ecosystem/types/problem';
import type { z } from 'zod';

/** A request whose parameters or body do not fit; says where and why, and quotes no value. */
export class InvalidInputError extends Error {
  override name = 'InvalidInputError';
  readonly errors: NonNullable<Problem['errors']>;

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('invalid input');
    this.errors = issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  }
}
