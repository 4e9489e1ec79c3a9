import Router from '@koa/router';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import type { Person } from '../people/person.ts';
import type { Visits } from '../people/visits.ts';
import { answerBirthdays, deleteContacts, refuse } from './contact-saver.ts';
import { bearerOf } from './two-apis.ts';

/** ContactSaver's API behind the legacy issuer, which it can look up a token at: one company, one machine. */
export function createTokenApi(provider: Provider, visits: Visits) {
  const router = new Router();
  for (const exhibit of ['implicit', 'password-grant']) {
    router.get(`/museum/${exhibit}/birthdays`, async (ctx) => {
      const person = await personOf(ctx, 'birthdays.read');
      return person ? answerBirthdays(ctx, person) : refuse(ctx, 'invalid_token');
    });
    router.delete(`/museum/${exhibit}/contacts`, async (ctx) => {
      const person = await personOf(ctx, 'contacts.delete');
      return person ? deleteContacts(ctx, person) : refuse(ctx, 'invalid_token');
    });
  }
  /** “Who is this?” RFC 6749 §10.16: the answer is right, and says nothing about the app that asks. */
  router.get('/museum/implicit/person', async (ctx) => {
    const person = await personOf(ctx, 'openid');
    if (!person) return refuse(ctx, 'invalid_token');
    ctx.body = { sub: person.id, name: person.name };
  });
  return router.routes();

  async function personOf(ctx: Context, scope: string): Promise<Person | undefined> {
    const token = await provider.AccessToken.find(bearerOf(ctx.get('authorization')));
    return token?.scopes.has(scope) ? visits.person(token.accountId) : undefined;
  }
}
