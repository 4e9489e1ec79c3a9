import { isDatabaseUnavailable } from '@ecosystem/prisma/database-unavailable';
import { HttpException } from '@nestjs/common';
import { ValidationUnavailableError } from '../../access-token/errors.ts';
import { ApiUnavailableError, RefusedInputError } from '../address-book/api-client.ts';
import { TooManyContactsError } from '../address-book/contacts-client.ts';
import { ForeignFormError } from '../forms/own-form.guard.ts';
import { SignInError } from '../sign-in/errors.ts';
import type { WebProblem } from './problem-page.tsx';
import { problems, signInProblem } from './problems.ts';

/**
 * What a person is told of an error.
 *
 * @param method of the request: whether something was written is not known when the answer to a write did not come
 */
export function problemOf(error: unknown, method: string): WebProblem {
  if (error instanceof SignInError) return signInProblem(error);
  if (error instanceof ForeignFormError) return problems.foreignForm;
  if (error instanceof RefusedInputError) return problems.badRequest;
  if (error instanceof TooManyContactsError) return problems.tooManyContacts;
  if (error instanceof ApiUnavailableError && method !== 'GET') return problems.unknownOutcome;
  const isAway = error instanceof ApiUnavailableError || error instanceof ValidationUnavailableError;
  if (isAway || isDatabaseUnavailable(error)) return problems.unavailable;
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown }).status;
  if (status === 404) return problems.notFound;
  if (status === 413) return problems.tooLarge;
  if (typeof status === 'number' && status >= 400 && status < 500) return { ...problems.badRequest, status };
  return problems.unexpected;
}
