import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import type { AccessToken } from './access-token.ts';
import { InsufficientScopeError } from './errors.ts';
import { RequireScope, ScopeGuard } from './require-scope.ts';

const guard = new ScopeGuard(new Reflector());
const token = (changes: Partial<AccessToken> = {}): AccessToken => ({
  issuer: 'http://localhost:3002',
  subject: 'ada',
  clientId: 'message-writer',
  id: 'one',
  scopes: new Set(['contacts.read']),
  ...changes,
});

function ask(user: AccessToken): boolean {
  const handler = () => undefined;
  RequireScope('contacts.read')({}, 'handler', { value: handler });
  const context = { getHandler: () => handler, switchToHttp: () => ({ getRequest: () => ({ user }) }) };
  return guard.canActivate(context as unknown as ExecutionContext);
}

describe('ScopeGuard', () => {
  it.each([[[]], [['birthdays.read']], [['contacts.read.all']], [['CONTACTS.READ']]])(
    'refuses the scopes %o and names the one it needs',
    (scopes) => {
      const refused = expect.objectContaining({
        code: 'insufficient_scope',
        scope: 'contacts.read',
        status: 403,
      });
      expect(() => ask(token({ scopes: new Set(scopes) }))).toThrow(refused);
    },
  );

  it('refuses a client that speaks for itself, whatever its scope', () => {
    expect(() => ask(token({ subject: 'occasions', clientId: 'occasions' }))).toThrow(InsufficientScopeError);
  });

  it('lets through who holds the scope', () => {
    expect(ask(token())).toBe(true);
  });
});
