/**
 * Authorization response: authorization server → (your browser) → ContactSaver, GET /app/callback.
 *
 * Before: the parameters of a URL that anybody could have made. After: they are an answer of the issuer we asked, with
 * one code in it; nothing has been sent. Whether `state` is one that this browser was given is for whoever kept it
 * (`pending-sign-ins.ts`), and the code itself for the authorization server.
 * RFC 6749 §4.1.2, RFC 9207 §2.4
 */
import { SignInError } from './errors.ts';

/** The parameters of an answer, checked. */
export interface AuthorizationResponse {
  readonly state: string;
}

/** @throws {SignInError} `iss`, `code`, `denied` or `refused` */
export function validateAuthorizationResponse(query: URLSearchParams, issuer: string): AuthorizationResponse {
  // RFC 9207 §2.4: iss must be the issuer we asked, also of an error, against mix-up (RFC 9700 §4.4).
  if (only(query, 'iss') !== issuer) throw new SignInError('iss', 'iss is not our issuer');
  const state = only(query, 'state');
  // RFC 9700 §4.7: an answer without state is an answer to nobody's question.
  if (state === undefined) throw new SignInError('code', 'not exactly one state');
  // RFC 6749 §4.1.2.1
  if (query.has('error')) {
    const denied = query.get('error') === 'access_denied';
    throw new SignInError(denied ? 'denied' : 'refused', 'the authorization server answered with an error');
  }
  // RFC 6749 §4.1.2, §3.1: exactly one code; of two, somebody has added one.
  if (only(query, 'code') === undefined) throw new SignInError('code', 'not exactly one code');
  return { state };
}

/** The value of a parameter that is there once and not empty (RFC 6749 §3.1). */
function only(query: URLSearchParams, name: string): string | undefined {
  const [value, second] = query.getAll(name);
  return second === undefined && value !== '' ? value : undefined;
}
