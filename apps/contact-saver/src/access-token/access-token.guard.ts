import { type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import type { AccessToken } from './access-token.ts';
import { accessTokenStrategy } from './access-token.strategy.ts';
import { type Audience, audienceOf } from './audience.ts';

const PUBLIC = Symbol('public');

/** Opens a route to everybody; without it a route needs an access token. */
export const Public = () => SetMetadata(PUBLIC, true);

/** A request for a protected resource: the audience of its route, and the token, once it is verified. */
export interface ProtectedRequest extends Request {
  audience?: Audience;
  user?: AccessToken;
}

/** Stands before every route. Keeps the reason of a refusal, which Passport would drop, for the challenge. */
@Injectable()
export class AccessTokenGuard extends AuthGuard(accessTokenStrategy) {
  readonly #reflector: Reflector;

  constructor(reflector: Reflector) {
    super();
    this.#reflector = reflector;
  }

  override canActivate(context: ExecutionContext): boolean | Promise<boolean> | Observable<boolean> {
    const open = this.#reflector.getAllAndOverride<boolean>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    return open === true || super.canActivate(context);
  }

  /** What the strategy is told of the route. */
  override getAuthenticateOptions(context: ExecutionContext): { audience: Audience } {
    const audience = audienceOf(this.#reflector, context);
    context.switchToHttp().getRequest<ProtectedRequest>().audience = audience;
    return { audience };
  }

  override handleRequest<Token = AccessToken>(error: unknown, token: Token | false, reason: unknown): Token {
    if (error) throw error;
    if (token === false) throw reason;
    return token;
  }
}
