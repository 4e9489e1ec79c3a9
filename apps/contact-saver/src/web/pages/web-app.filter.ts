import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { LOGGER } from '../../http/logger.ts';
import { SignInError } from '../sign-in/errors.ts';
import type { WebRequest } from '../web-request.ts';
import { Pages } from './pages.ts';
import { problemOf } from './problem-of.ts';
import { type WebProblem, renderProblemPage } from './problem-page.tsx';

/** Whatever goes wrong in the web app, as a page: what happened, and what to do; never a stack, never SQL. */
@Injectable()
@Catch()
export class WebAppFilter implements ExceptionFilter {
  readonly #logger: Logger;
  readonly #pages: Pages;

  constructor(@Inject(LOGGER) logger: Logger, pages: Pages) {
    this.#logger = logger;
    this.#pages = pages;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<WebRequest>(), http.getResponse<Response>()];
    if (response.headersSent) return void response.end();
    const elsewhere = error instanceof SignInError ? addressInstead(error, request) : undefined;
    if (elsewhere !== undefined) return response.redirect(303, elsewhere);
    const problem = problemOf(error, request.method);
    this.#log(error, problem);
    if (problem.status === 503) response.setHeader('Retry-After', '5');
    response.status(problem.status).type('html');
    response.send(renderProblemPage(this.#pages.contextOf(request, response), problem));
  }

  #log(error: unknown, { status }: WebProblem): void {
    const { message, name } = error as Error;
    if (error instanceof SignInError)
      this.#logger.info({ fault: error.fault, reason: message }, 'sign-in refused');
    else if (status >= 500) this.#logger.error({ reason: name }, 'page failed');
  }
}

/** Where an error that asks nothing of the person leads; undefined when they should read about it. */
function addressInstead({ fault }: SignInError, { path, webSession }: WebRequest): string | undefined {
  if (path !== '/app/callback') return fault === 'ended' ? '/app?ended' : undefined;
  // Two tabs, one sign-in each: the first to come back gave this browser another number. Nobody is signed in by this.
  return fault === 'state' && webSession ? '/app' : undefined;
}
