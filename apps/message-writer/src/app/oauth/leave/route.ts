import { env } from '../../../env.ts';
import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { createLogoutRequest } from '../../../oauth/create-logout-request.ts';
import { ConnectionProblem } from '../../../oauth/errors.ts';
import { createClientContext, services } from '../../../services.ts';
import { leave } from '../../../session/log-out.ts';
import { serializeCookie } from '../../../session/serialize-cookie.ts';
import { createSessionId, sessionCookie } from '../../../session/session-id.ts';

/** "Leave MessageWriter" and "Leave everywhere": the session ends here first, then there if that is wanted. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const { connection, isOver } = await leave(form.sessionId);
  const here = `/?left=${isOver ? 'here' : connection?.offline ? 'offline' : 'unrevoked'}`;
  const sessionId = createSessionId();
  const next = form.fields['everywhere'] === 'yes' ? ((await requestLogout(sessionId)) ?? here) : here;
  const { name, options } = sessionCookie(env().publicUrl);
  return seeOther(next, {
    'Set-Cookie': serializeCookie(name, sessionId, options),
    // ASVS 14.3.1. Not "cookies": on localhost that would clear those of the other parties, too.
    'Clear-Site-Data': '"storage"',
  });
}

/**
 * Where the authorization server cannot be reached, the person has still left us, and is told so; undefined where it has no
 * logout endpoint.
 */
async function requestLogout(sessionId: string): Promise<string | undefined> {
  try {
    return createLogoutRequest(await createClientContext(), {
      postLogoutRedirectUri: `${env().publicUrl}/`,
      // RP-Initiated Logout 1.0 §3: only this browser comes back with it, so that the page does not believe a link.
      state: services().csrfTokens.create('left everywhere', sessionId),
    });
  } catch (error) {
    if (!(error instanceof ConnectionProblem)) throw error;
    return '/?left=only-here';
  }
}
