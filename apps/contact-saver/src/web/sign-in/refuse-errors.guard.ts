import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { announced } from './announce.ts';
import { SignInError } from './errors.ts';
import { PendingSignIns } from './pending-sign-ins.ts';
import type { SignInRequest } from './state-store.ts';
import { validateAuthorizationResponse } from './validate-authorization-response.ts';
import { WEB_CLIENT, type WebClient } from './web-client.ts';

/**
 * Stands before `passport-oauth2` at the redirection endpoint. The library believes an error before it has looked at
 * `state`, and takes a request without a code for the beginning of a new sign-in: neither gets that far.
 */
@Injectable()
export class RefuseErrorsGuard implements CanActivate {
  readonly #client: WebClient;
  readonly #pending: PendingSignIns;

  constructor(@Inject(WEB_CLIENT) client: WebClient, pending: PendingSignIns) {
    this.#client = client;
    this.#pending = pending;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignInRequest>();
    const [, raw = ''] = request.originalUrl.split(/\?(.*)/s);
    const query = new URLSearchParams(raw);
    if (query.getAll('code').length === 1 && query.get('code') !== '' && !query.has('error')) return true;
    await announced('authorization-response', async () => {
      try {
        validateAuthorizationResponse(query, this.#client.issuer);
      } catch (error) {
        const isAnswer =
          error instanceof SignInError && (error.fault === 'denied' || error.fault === 'refused');
        // RFC 9700 §4.7: an error is an answer, too, and has to be one to this browser's question.
        if (isAnswer) await this.#pending.take(request.browserId, query.get('state') ?? '');
        throw error;
      }
    });
    return true;
  }
}
