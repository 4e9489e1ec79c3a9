import { randomBytes } from 'node:crypto';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { SignInError } from './errors.ts';
import { signInStrategy } from './sign-in.strategy.ts';

/** Starts a sign-in, or finishes one that comes back; Passport decides by whether there is a code. */
@Injectable()
export class SignInGuard extends AuthGuard(signInStrategy) {
  /** OIDC Core §3.1.2.1: `nonce` ties the ID token to this request; it is kept together with `state`. */
  override getAuthenticateOptions(_context: ExecutionContext): object {
    return { state: { nonce: randomBytes(32).toString('base64url') } };
  }

  /** Unwraps what was thrown: the library puts an error of the token request into one of its own. */
  override handleRequest<User>(error: unknown, user: User | false | undefined): User {
    const { oauthError } = (error ?? {}) as { oauthError?: unknown };
    if (oauthError instanceof SignInError) throw oauthError;
    if (error) throw error;
    if (!user) throw new SignInError('refused', 'Passport found nobody');
    return user;
  }
}
