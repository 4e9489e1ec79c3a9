import { describe, expect, it } from 'vitest';
import { UnknownChoice, chooseToken } from './choose-token.ts';

const url = 'http://localhost:3001';

describe('chooseToken', () => {
  it.each<[string, Parameters<typeof chooseToken>[0], RegExp]>([
    ['nobody', { as: 'nobody', scope: 'birthdays.read' }, /“nobody”; there are ada, grace, linus/],
    ['a part of a name', { as: 'a', scope: 'birthdays.read' }, /“a”/],
    ['a pattern', { as: '.*', scope: 'birthdays.read' }, /no demo person/],
    ['an address', { as: 'ada@example.com', scope: 'birthdays.read' }, /no demo person/],
    ['no scope', { as: 'ada', scope: ' ' }, /no scope/],
    ['an unknown scope', { as: 'ada', scope: 'birthdays.read admin' }, /“admin”; it has birthdays\.read/],
    ['a scope of the authorization server', { as: 'ada', scope: 'openid' }, /“openid”/],
    ['an unknown resource', { as: 'ada', scope: 'birthdays.read', resource: 'jwt' }, /say introspected/],
  ])('does not know %s', (_title, parameters, message) => {
    expect(() => chooseToken(parameters, url)).toThrow(UnknownChoice);
    expect(() => chooseToken(parameters, url)).toThrow(message);
  });

  it('takes the URL of the API for a JWT', () => {
    expect(chooseToken({ as: 'grace', scope: 'birthdays.read  contacts.read' }, url)).toMatchObject({
      person: { email: 'grace@example.com' },
      scopes: ['birthdays.read', 'contacts.read'],
      resource: url,
      introspected: false,
    });
  });

  it('takes its second name for an opaque token', () => {
    const chosen = chooseToken({ as: 'ada', scope: 'contacts.read', resource: 'introspected' }, url);
    expect(chosen).toMatchObject({ resource: `${url}/introspected`, introspected: true });
  });
});
