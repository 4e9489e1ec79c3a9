import 'server-only';
import { type CalendarDate, calendarDateIn, daysBetween } from '@ecosystem/types/calendar';
import { listOf } from '@ecosystem/types/contact';
import { type Occasion, occasionSchema } from '@ecosystem/types/occasion';
import { env } from '../env.ts';
import { ConnectionProblem, InsufficientScopeError } from '../oauth/errors.ts';
import { InvalidTokenError, requestProtectedResource } from '../oauth/request-protected-resource.ts';
import { ownWork } from '../own-access/own-access.ts';
import { services } from '../services.ts';

/** One day, and everything that is kept on it. */
export interface OccasionDay {
  readonly date: CalendarDate;
  readonly daysUntil: number;
  readonly occasions: readonly Occasion[];
}

const daysAhead = 45;

/**
 * The coming holidays and name days, day by day, soonest first. MessageWriter asks in its own name: no person is involved,
 * and a token that was refused is replaced once.
 *
 * @throws {ConnectionProblem} `contact_saver_unavailable`, `authorization_server_unavailable`
 */
export async function findNextOccasions(): Promise<OccasionDay[]> {
  const { items } = await ownWork.tracePromise(requestOccasions, {});
  const today = calendarDateIn('UTC', env().labNow ?? new Date());
  const days = new Map<number, OccasionDay>();
  for (const occasion of items) {
    const daysUntil = daysBetween(today, occasion.date);
    const before = days.get(daysUntil)?.occasions ?? [];
    days.set(daysUntil, { date: occasion.date, daysUntil, occasions: [...before, occasion] });
  }
  return [...days.values()].toSorted((one, other) => one.daysUntil - other.daysUntil);
}

async function requestOccasions() {
  const { http, ownAccess } = services();
  const url = new URL('/occasions', env().contactSaverUrl);
  url.search = new URLSearchParams({ days: String(daysAhead), timeZone: 'UTC' }).toString();
  const request = { method: 'GET', url } as const;
  const token = await ownAccess.usableToken();
  const answer = await requestProtectedResource(http, token, request)
    .catch(async (error: unknown) => {
      if (!(error instanceof InvalidTokenError)) throw error;
      return requestProtectedResource(http, await ownAccess.replaceToken(token), request);
    })
    .catch((error: unknown) => {
      const isRefused = error instanceof InvalidTokenError || error instanceof InsufficientScopeError;
      throw isRefused ? new ConnectionProblem('contact_saver_unavailable', { cause: error }) : error;
    });
  const parsed = listOf(occasionSchema).safeParse(await answer.json().catch(() => undefined));
  if (!answer.ok || !parsed.success) throw new ConnectionProblem('contact_saver_unavailable');
  return parsed.data;
}
