import { describe, expect, it } from 'vitest';
import { chooseToken } from './choose-token.ts';
import { explainToken } from './explain-token.ts';

const contactSaverUrl = 'http://localhost:3001';

function explain(scope: string, resource?: string, granted = scope): string {
  const chosen = chooseToken({ as: 'ada', scope, resource }, contactSaverUrl);
  return explainToken({ ...chosen, contactSaverUrl, granted, lifetime: 300 });
}

describe('explainToken', () => {
  it('says who, what for, for whom and how long, and what a bearer token is', () => {
    const text = explain('birthdays.read');
    for (const part of ['Ada Lovelace', 'birthdays.read', `${contactSaverUrl}\n`, '300 seconds'])
      expect(text).toContain(part);
    expect(text).toMatch(/whoever bears it is let in/);
  });

  it('says which way of validating the token is for', () => {
    expect(explain('birthdays.read')).toMatch(/a JWT: .* by itself/);
    const opaque = explain('birthdays.read', 'introspected');
    expect(opaque).toMatch(/opaque: .* asks the authorization server/);
    expect(opaque).toContain(`${contactSaverUrl}/introspected`);
    expect(opaque).toContain('--resource introspected)');
  });

  it.each([
    ['birthdays.read contacts.read', '/birthdays'],
    ['contacts.read', '/contacts'],
    ['contacts.write', '--json'],
  ])('shows for %s a call that it is enough for', (scope, part) => {
    expect(explain(scope)).toMatch(new RegExp(`curl .*"Authorization: Bearer \\$TOKEN".*${part}`));
  });

  it('shows the call for what was granted, not for what was asked', () => {
    expect(explain('birthdays.read contacts.read', undefined, 'contacts.read')).toMatch(/\/contacts\n/);
  });
});
