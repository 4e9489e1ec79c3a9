import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  applyDecorators,
  createParamDecorator,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiOAuth2 } from '@nestjs/swagger';
import {
  type ActivityScope,
  type ClientScope,
  type ContactSaverScope,
  activityScopes,
} from '@ecosystem/types/scopes';
import type { AccessToken } from './access-token.ts';
import { type AccessTokenDecision, decisions } from './decisions.ts';
import { InsufficientScopeError } from './errors.ts';

const SCOPE = Symbol('scope');

/** What an access token must be for a route: which scope it holds, and whether it speaks for a person or for a client. */
interface Requirement {
  readonly scope: ActivityScope | ClientScope | ContactSaverScope;
  readonly speaksFor: 'client' | 'person';
}

/** The scope a person's access token must hold for a route (RFC 6750 §3.1); the API's documentation names the same one. */
export const RequireScope = (scope: ActivityScope | ContactSaverScope) =>
  applyDecorators(
    SetMetadata(SCOPE, { scope, speaksFor: 'person' } satisfies Requirement),
    ApiOAuth2([scope], isActivityScope(scope) ? 'activity' : 'oauth2'),
  );

/** The scope a client's own access token must hold for a route that has nothing to do with any person. */
export const RequireClientScope = (scope: ClientScope) =>
  applyDecorators(
    SetMetadata(SCOPE, { scope, speaksFor: 'client' } satisfies Requirement),
    ApiOAuth2([scope], 'client'),
  );

/** The verified access token of a request. */
export const Token = createParamDecorator((_data: unknown, context: ExecutionContext) => tokenOf(context));

/** Runs after the token is verified and before the body is looked at: who may not ask learns nothing about asking. */
@Injectable()
export class ScopeGuard implements CanActivate {
  readonly #reflector: Reflector;

  constructor(reflector: Reflector) {
    this.#reflector = reflector;
  }

  canActivate(context: ExecutionContext): boolean {
    const required = this.#reflector.get<Requirement | undefined>(SCOPE, context.getHandler());
    if (required === undefined) return true;
    const { scope, speaksFor } = required;
    const token = tokenOf(context);
    // RFC 9700 §4.15: a client is never taken for a person, nor a person for a client, whatever the scope says.
    if (isClientItself(token) !== (speaksFor === 'client')) throw new InsufficientScopeError(scope);
    // RFC 6750 §3.1
    if (!token.scopes.has(scope)) throw new InsufficientScopeError(scope);
    decisions.publish({} satisfies AccessTokenDecision);
    return true;
  }
}

/** RFC 9068 §2.2: without a person `sub` names the client itself. */
export function isClientItself({ clientId, subject }: AccessToken): boolean {
  return subject === clientId;
}

function isActivityScope(scope: string): boolean {
  return activityScopes.some((known) => known === scope);
}

function tokenOf(context: ExecutionContext): AccessToken {
  return context.switchToHttp().getRequest<{ user: AccessToken }>().user;
}
