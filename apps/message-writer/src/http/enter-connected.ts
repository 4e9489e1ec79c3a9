import { env } from '../env.ts';
import type { FinishedAuthorization } from '../flow/finish-authorization.ts';
import { serializeCookie } from '../session/serialize-cookie.ts';
import { sessionCookie } from '../session/session-id.ts';
import { seeOther } from './redirect.ts';

/** Sends a browser into its connected session, with the session's new id. */
export function enterConnected({ sessionId, returnTo }: FinishedAuthorization): Response {
  const { name, options } = sessionCookie(env().publicUrl);
  return seeOther(returnTo, { 'Set-Cookie': serializeCookie(name, sessionId, options) });
}
