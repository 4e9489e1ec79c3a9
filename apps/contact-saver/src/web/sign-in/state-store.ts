import type { Request } from 'express';
import { announced } from './announce.ts';
import type { PendingSignIns, SignInSecrets } from './pending-sign-ins.ts';
import { validateAuthorizationResponse } from './validate-authorization-response.ts';

/** A request on the way in: the browser it comes from, and, when it is an answer, what only we know of the question. */
export interface SignInRequest extends Request {
  /** The value of the browser's cookie. */
  browserId?: string;
  signInSecrets?: SignInSecrets;
}

type Stored = (error: unknown, state?: string) => void;
type Verified = (error: unknown, codeVerifier?: string | false) => void;

/** What `passport-oauth2` calls its state store: here the answer is judged before its code is looked at. */
export function createStateStore(pending: PendingSignIns, issuer: string) {
  return {
    store(
      request: SignInRequest,
      codeVerifier: string,
      { nonce }: { nonce: string },
      _meta: unknown,
      done: Stored,
    ) {
      pending.keep(request.browserId ?? '', { nonce, codeVerifier }).then((state) => done(null, state), done);
    },
    verify(request: SignInRequest, _state: string, _meta: unknown, done: Verified) {
      announced('authorization-response', async () => {
        const [, query = ''] = request.originalUrl.split(/\?(.*)/s);
        const { state } = validateAuthorizationResponse(new URLSearchParams(query), issuer);
        return pending.take(request.browserId, state);
      }).then((secrets) => {
        request.signInSecrets = secrets;
        done(null, secrets.codeVerifier);
      }, done);
    },
  };
}
