import { randomBytes } from 'node:crypto';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Person } from '../people/person.ts';
import type { Visits } from '../people/visits.ts';
import { answerBirthdays, deleteContacts, refuse } from './contact-saver.ts';

/** An API with a sign-in and a kind of token of its own: nobody else can read what it hands out. */
export function createLegacyApi(name: 'calendar' | 'contacts', visits: Visits) {
  const tokens = new Map<string, Person>();
  const router = new Router({ prefix: `/museum/two-apis/${name}` });
  router.post('/sign-in', bodyParser({ enableTypes: ['form'] }), (ctx) => {
    const form = ctx.request.body as { email?: unknown; password?: unknown };
    const person = visits.signIn(form.email, form.password);
    if (!person) return refuse(ctx, 'wrong_password');
    const token = `${name}-${randomBytes(24).toString('base64url')}`;
    tokens.set(token, person);
    for (const oldest of [...tokens.keys()].slice(0, -500)) tokens.delete(oldest);
    ctx.body = { access_token: token, token_type: 'Bearer' };
  });
  router.get('/items', (ctx) => {
    const person = tokens.get(bearerOf(ctx.get('authorization')));
    return person ? answerBirthdays(ctx, person) : refuse(ctx, 'invalid_token');
  });
  router.delete('/items', (ctx) => {
    const person = tokens.get(bearerOf(ctx.get('authorization')));
    return person ? deleteContacts(ctx, person) : refuse(ctx, 'invalid_token');
  });
  return router.routes();
}

/** RFC 6750 §2.1: the token as it stands in the header; empty when there is none. */
export function bearerOf(authorization: string): string {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
}
