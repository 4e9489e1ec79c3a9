import type { NextFunction, Request, Response } from 'express';
import type { Settings } from '../settings.ts';

/** What scripts of other origins may ask for: one thing, and only to read it. */
const openPath = '/birthdays';

/**
 * Lets scripts of known origins read birthdays with an access token of theirs (RFC 10017 §6.3.3.4). Never with cookies:
 * what a browser sends by itself must not count here. To everybody else nothing is said, and their browsers keep the
 * answer from them.
 */
export function createCrossOriginAccess({ browserOrigins }: Pick<Settings, 'browserOrigins'>) {
  return function crossOriginAccess(request: Request, response: Response, next: NextFunction): void {
    if (browserOrigins.length === 0 || request.path !== openPath) return next();
    response.vary('Origin');
    const { origin } = request.headers;
    // Fetch Standard §3.2: compared as an exact string; a reflected origin would let in everybody.
    if (origin === undefined || !browserOrigins.includes(origin)) return next();
    response.set({
      'Access-Control-Allow-Origin': origin,
      // RFC 6750 §3: the reason of a refusal is in this header, which scripts of other origins cannot read otherwise.
      'Access-Control-Expose-Headers': 'WWW-Authenticate',
    });
    if (!isPreflight(request)) return next();
    response.set({
      'Access-Control-Allow-Methods': 'GET',
      'Access-Control-Allow-Headers': 'Authorization',
      'Access-Control-Max-Age': '600',
    });
    response.status(204).end();
  };
}

/** The browser asks before it sends a header such as `Authorization`. */
function isPreflight({ headers, method }: Request): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
