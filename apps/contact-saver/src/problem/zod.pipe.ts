import { Injectable, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { InvalidInputError } from './invalid-input.error.ts';

/** Validates one part of a request with a zod schema, or answers 400 with what does not fit. */
@Injectable()
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  readonly #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  transform(value: unknown): z.infer<Schema> {
    const result = this.#schema.safeParse(value);
    if (!result.success) throw new InvalidInputError(result.error.issues);
    return result.data;
  }
}
