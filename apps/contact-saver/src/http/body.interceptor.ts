import type { IncomingMessage } from 'node:http';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { FORMS } from '../web/forms/accepts-forms.ts';

/** JSON, and RFC 7396 for `PATCH`. */
const mediaTypes = ['application/json', 'application/merge-patch+json'];

interface RequestWithBody extends Request {
  bodyError?: unknown;
}

/**
 * Reads JSON for the API and forms for the web app; at the API a form is read only so that an access token in one is
 * noticed and refused (RFC 6750 §2.2). A form with a file stays as it is.
 */
export function readBodies(app: NestExpressApplication): void {
  // A body that was read is not read again: only this one path may send so much.
  app.useBodyParser('json', { limit: '512kb', type: isBatch });
  app.useBodyParser('json', { limit: '64kb', type: mediaTypes });
  app.useBodyParser('urlencoded', { limit: '32kb', extended: false });
  app.useBodyParser('raw', { limit: '300kb', type: isFile });
  app.use(keepBodyError);
}

/** `POST /contacts/batch`, when it says that it is JSON. */
function isBatch({ headers, url }: IncomingMessage): boolean {
  return (
    url === '/contacts/batch' && /^application\/(?:merge-patch\+)?json\b/.test(headers['content-type'] ?? '')
  );
}

/** `POST /app/transfer`: the one form with a file in it. */
function isFile({ headers, url }: IncomingMessage): boolean {
  return url === '/app/transfer' && /^multipart\/form-data\b/.test(headers['content-type'] ?? '');
}

function keepBodyError(error: unknown, request: RequestWithBody, _response: Response, next: NextFunction) {
  request.bodyError = error;
  next();
}

/** Says what is wrong with a body only now, after the guards: who may not write learns nothing about writing. */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  readonly #reflector: Reflector;

  constructor(reflector: Reflector) {
    this.#reflector = reflector;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<RequestWithBody>();
    if (request.bodyError !== undefined) throw request.bodyError;
    if (this.#reflector.get<boolean>(FORMS, context.getClass())) return next.handle();
    const hasBody = request.headers['content-length'] !== '0';
    if (hasBody && request.is(mediaTypes) === false) throw new UnsupportedMediaTypeException();
    return next.handle();
  }
}
