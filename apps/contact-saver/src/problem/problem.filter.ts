import { STATUS_CODES } from 'node:http';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  NotFoundException,
} from '@nestjs/common';
import { isDatabaseUnavailable } from '@ecosystem/prisma/database-unavailable';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { ValidationUnavailableError } from '../access-token/errors.ts';
import { LOGGER } from '../http/logger.ts';
import { allowedMethods } from './allowed-methods.ts';
import { InvalidInputError } from './invalid-input.error.ts';
import { sendProblem } from './send-problem.ts';

/** Seconds a client should wait before it tries again. */
const retryAfter = '5';

/** Everything that went wrong and is no bearer challenge, as a problem (RFC 9457); never a stack, never SQL. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Logger;

  constructor(@Inject(LOGGER) logger: Logger) {
    this.#logger = logger;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) return void response.end();
    if (error instanceof InvalidInputError) {
      return sendProblem(response, { status: 400, title: 'Bad Request', errors: error.errors });
    }
    if (isTemporary(error)) {
      this.#logger.warn({ reason: temporaryReason(error) }, 'cannot answer now');
      response.setHeader('Retry-After', retryAfter);
      return sendProblem(response, {
        status: 503,
        title: 'Service Unavailable',
        detail: 'Try again in a moment.',
      });
    }
    const status = statusOf(error, http.getRequest<Request>(), response);
    if (status === 500) this.#logger.error({ reason: (error as Error).name }, 'request failed');
    sendProblem(response, { status, title: STATUS_CODES[status] ?? 'Error' });
  }
}

function isTemporary(error: unknown): boolean {
  return error instanceof ValidationUnavailableError || isDatabaseUnavailable(error);
}

/** Our own errors say whose fault it is; a database's may quote what was asked of it. */
function temporaryReason(error: unknown): string {
  const { message, name } = error as Error;
  return error instanceof ValidationUnavailableError ? `${name}: ${message}` : name;
}

/** Nest's exceptions and body-parser's errors carry a status; anything else is our fault. */
function statusOf(error: unknown, request: Request, response: Response): number {
  if (error instanceof NotFoundException) return notFoundOrNotAllowed(request, response);
  if (error instanceof HttpException) return error.getStatus();
  const { status } = error as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** RFC 9110 §15.5.6: a path that exists answers 405 to a method it does not have, and names the ones it has. */
function notFoundOrNotAllowed(request: Request, response: Response): 404 | 405 {
  const allowed = allowedMethods(request);
  if (allowed.length === 0 || allowed.includes(request.method)) return 404;
  response.setHeader('Allow', allowed.join(', '));
  return 405;
}
