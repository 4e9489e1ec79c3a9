import type { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import type { SignInFailures } from '../storage/sign-in-failures.ts';

/** What the pages and forms of an interaction are given to work with. */
export interface InteractionServices {
  readonly database: AuthorizationServerDatabase;
  readonly signInFailures: SignInFailures;
  readonly csrfTokens: CsrfTokens;
  readonly issuer: string;
  readonly lab: boolean;
  /** Seconds, for the consent page's "for how long". */
  readonly lifetimes: { readonly Grant: number };
}
