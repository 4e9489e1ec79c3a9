import { finishAuthorization } from '../../../flow/finish-authorization.ts';
import { answerProblem } from '../../../http/answer-problem.tsx';
import { seeOther } from '../../../http/redirect.ts';
import { readSessionId } from '../../../session/session.ts';
import { enterConnected } from '../../../http/enter-connected.ts';

/** The redirection endpoint (RFC 6749 §3.1.2). */
export async function GET(request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  try {
    const finished = await finishAuthorization(await readSessionId(), search.slice(1));
    return finished ? enterConnected(finished) : seeOther('/inspector/run');
  } catch (error) {
    return answerProblem(error);
  }
}
