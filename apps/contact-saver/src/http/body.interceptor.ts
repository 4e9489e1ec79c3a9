import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Observable } from 'rxjs';

/** JSON, and RFC 7396 for `PATCH`. */
const mediaTypes = ['application/json', 'application/merge-patch+json'];

interface RequestWithBody extends Request {
  bodyError?: unknown;
}

/** Reads JSON; reads forms only so that an access token in one is noticed and refused (RFC 6750 §2.2). */
export function readBodies(app: NestExpressApplication): void {
  app.useBodyParser('json', { limit: '64kb', type: mediaTypes });
  app.useBodyParser('urlencoded', { limit: '16kb', extended: false });
  app.use(keepBodyError);
}

function keepBodyError(error: unknown, request: RequestWithBody, _response: Response, next: NextFunction) {
  request.bodyError = error;
  next();
}

/** Says what is wrong with a body only now, after the guards: who may not write learns nothing about writing. */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<RequestWithBody>();
    if (request.bodyError !== undefined) throw request.bodyError;
    const hasBody = request.headers['content-length'] !== '0';
    if (hasBody && request.is(mediaTypes) === false) throw new UnsupportedMediaTypeException();
    return next.handle();
  }
}
