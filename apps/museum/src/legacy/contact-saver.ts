import { randomBytes } from 'node:crypto';
import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import { visitOf } from '../http/visit-cookie.ts';
import type { Origins } from '../parties/origins.ts';
import { type Person, inventPassword } from '../people/person.ts';
import type { Visits } from '../people/visits.ts';

export interface LegacyContactSaverOptions {
  readonly origins: Origins;
  readonly visits: Visits;
  readonly csrfTokens: CsrfTokens;
}

/** ContactSaver before it had an authorization server: a sign-in with a session, for people, and for whoever has a password. */
export function createLegacySignIn({ csrfTokens, origins, visits }: LegacyContactSaverOptions) {
  const sessions = new Map<string, Person>();
  const router = new Router({ prefix: '/museum/password-replay' });
  router.use(bodyParser({ enableTypes: ['form'] }));

  router.post('/sign-in', (ctx) => {
    const form = ctx.request.body as { email?: unknown; password?: unknown };
    const person = visits.signIn(form.email, form.password);
    if (!person) return refuse(ctx, 'wrong_password');
    const id = randomBytes(32).toString('base64url');
    sessions.set(id, person);
    for (const oldest of [...sessions.keys()].slice(0, -500)) sessions.delete(oldest);
    ctx.cookies.set('museum_legacy', id, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/museum/password-replay',
    });
    ctx.status = 204;
  });
  router.get('/birthdays', (ctx) => answerBirthdays(ctx, sessionOf(ctx)));
  router.delete('/contacts', (ctx) => deleteContacts(ctx, sessionOf(ctx)));

  /** The form stands on the exhibit's page: it comes from there, and carries the token of that page. */
  router.post('/new-password', (ctx) => {
    const visit = visitOf(ctx, visits, 'password-replay');
    const form = ctx.request.body as { csrf?: unknown };
    const isOurs = ctx.get('origin') === origins.oldWriter;
    if (!visit || !isOurs || !csrfTokens.matches(form.csrf, 'password-replay', visit.id))
      return ctx.throw(403);
    visit.person.password = inventPassword();
    const exchange = {
      from: 'You',
      to: 'ContactSaver, long ago',
      request: `POST ${ctx.path}`,
      answer: '303',
    };
    visit.outcomes.set('change', {
      title: 'You have a new password, and every app has to ask you for it again',
      exchanges: [exchange],
    });
    ctx.status = 303;
    ctx.redirect(`${origins.oldWriter}/museum/password-replay#change`);
  });
  return router.routes();

  function sessionOf(ctx: Context): Person | undefined {
    return sessions.get(ctx.cookies.get('museum_legacy') ?? '');
  }
}

/** Birthdays for whoever has been let in as this person. */
export function answerBirthdays(ctx: Context, person: Person | undefined): void {
  if (!person) return refuse(ctx, 'not_signed_in');
  ctx.body = { items: person.contacts };
}

export function deleteContacts(ctx: Context, person: Person | undefined): void {
  if (!person) return refuse(ctx, 'not_signed_in');
  person.contacts = [];
  ctx.body = { items: person.contacts };
}

export function refuse(ctx: Context, error: string): void {
  ctx.status = 401;
  ctx.body = { error };
}
