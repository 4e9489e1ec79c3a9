import type { Context } from 'koa';
import type { Visit, Visits } from '../people/visits.ts';

const name = 'museum_session';

/** The visit this browser is at; every party of the museum sees the same, since ports share cookies. */
export function visitOf(ctx: Context, visits: Visits, exhibit: string): Visit | undefined {
  return visits.find(ctx.cookies.get(name), exhibit);
}

/** Begins a visit, and with it a new flow in the inspector: nobody is signed in at the legacy issuer any more. */
export function beginVisit(ctx: Context, visits: Visits, exhibit: string): Visit {
  const visit = visits.begin(exhibit);
  const options = { httpOnly: true, sameSite: 'lax', path: `/museum/${exhibit}`, overwrite: true } as const;
  ctx.cookies.set(name, visit.id, options);
  for (const session of ['museum_issuer_session', 'museum_issuer_session.sig'])
    ctx.cookies.set(session, null, options);
  return visit;
}
