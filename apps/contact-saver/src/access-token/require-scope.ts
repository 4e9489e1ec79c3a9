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
import type { ContactSaverScope } from '@ecosystem/types/scopes';
import type { Request } from 'express';
import type { AccessToken } from './access-token.ts';
import { type AccessTokenDecision, decisions } from './decisions.ts';
import { InsufficientScopeError } from './errors.ts';

const SCOPE = Symbol('scope');

/** The scope an access token must hold for a route (RFC 6750 §3.1); the API's documentation names the same one. */
export const RequireScope = (scope: ContactSaverScope) =>
  applyDecorators(SetMetadata(SCOPE, scope), ApiOAuth2([scope]));

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
    const scope = this.#reflector.get<ContactSaverScope | undefined>(SCOPE, context.getHandler());
    if (scope === undefined) return true;
    const token = tokenOf(context);
    // RFC 9700 §4.15: a client's own token speaks for no person, whatever its scope says.
    const isClientItself = token.subject === token.clientId;
    // RFC 6750 §3.1
    if (isClientItself || !token.scopes.has(scope)) throw new InsufficientScopeError(scope);
    decisions.publish({} satisfies AccessTokenDecision);
    return true;
  }
}

function tokenOf(context: ExecutionContext): AccessToken {
  return context.switchToHttp().getRequest<Request & { user: AccessToken }>().user;
}
