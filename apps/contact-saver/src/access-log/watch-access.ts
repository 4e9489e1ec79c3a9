import type { AccessOutcome } from '@ecosystem/types/activity';
import type { NextFunction, Request, Response } from 'express';
import type { AccessToken } from '../access-token/access-token.ts';
import type { Audience } from '../access-token/audience.ts';
import { isClientItself } from '../access-token/require-scope.ts';
import type { AccessLog } from './access-log.ts';

/** An answered request as Passport and Express leave it behind. */
type AnsweredRequest = Request & { readonly audience?: Audience; readonly user?: AccessToken | undefined };

/**
 * Notes every answered request for a person's data. It looks at a request only after its answer has left, so that a log
 * which is slow or away never costs anybody anything. A refused token names nobody we could believe; a client's own token
 * (RFC 9068 §2.2) is about no person.
 */
export function watchAccess(log: Pick<AccessLog, 'note'>) {
  return function accessWatch(request: AnsweredRequest, response: Response, next: NextFunction): void {
    response.once('finish', () => {
      const { audience, method, route, user } = request;
      const isProtected = audience !== undefined && route !== undefined;
      if (!isProtected || user === undefined || isClientItself(user)) return;
      log.note({
        ownerIssuer: user.issuer,
        ownerSubject: user.subject,
        clientId: user.clientId,
        route: `${method} ${nameOf(String((route as { path: unknown }).path))}`,
        outcome: outcomeOf(response.statusCode),
        occurredAt: new Date(),
      });
    });
    next();
  };
}

/** The route with names where the request had ids: what was read, and never which one. */
function nameOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function outcomeOf(status: number): AccessOutcome {
  if (status < 400) return 'answered';
  if (status === 403) return 'refused';
  if (status === 404) return 'not_found';
  return status < 500 ? 'invalid' : 'failed';
}
