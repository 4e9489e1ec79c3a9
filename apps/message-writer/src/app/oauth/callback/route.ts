import { env } from '../../../env.ts';
import { finishAuthorization } from '../../../flow/finish-authorization.ts';
import { answerProblem } from '../../../http/answer-problem.tsx';
import { seeOther } from '../../../http/redirect.ts';
import { readSessionId } from '../../../session/session.ts';
import { sessionCookie } from '../../../session/session-id.ts';
import { serializeCookie } from '../../../session/serialize-cookie.ts';

/** The redirection endpoint (RFC 6749 §3.1.2). */
export async function GET(request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  try {
    const { sessionId, returnTo } = await finishAuthorization(await readSessionId(), search.slice(1));
    const { name, options } = sessionCookie(env().publicUrl);
    return seeOther(returnTo, { 'Set-Cookie': serializeCookie(name, sessionId, options) });
  } catch (error) {
    return answerProblem(error);
  }
}
