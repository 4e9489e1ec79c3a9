import { isPersonScope, splitScope } from '@ecosystem/types/scopes';
import { beginAuthorization, connectScope } from '../../../flow/begin-authorization.ts';
import { env } from '../../../env.ts';
import { readOwnForm } from '../../../http/own-form.ts';
import { answerProblem } from '../../../http/answer-problem.tsx';
import { seeOther } from '../../../http/redirect.ts';
import { safeReturnTo } from '../../../http/return-to.ts';
import { findSession } from '../../../session/session.ts';

/** "Connect ContactSaver", and the step-up that asks for one scope more. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const { scope: more, returnTo } = form.fields;
  try {
    const scope = more === undefined ? scopeFor(form.fields) : await withGranted(more);
    const hold = env().lab && (await findSession())?.stepMode ? 'every' : 'nowhere';
    const url = await beginAuthorization(form.sessionId, { scope, returnTo: safeReturnTo(returnTo), hold });
    return seeOther(url ?? '/inspector/run');
  } catch (error) {
    return answerProblem(error);
  }
}

/** Without OpenID Connect, in a lab: what is left is OAuth 2.0, and nobody tells us who the person is. */
function scopeFor({ identity }: Readonly<Record<string, string>>): string {
  return identity === 'no' && env().lab ? 'birthdays.read contacts.read' : connectScope;
}

/** A step-up asks again for what the person has already granted: the new grant replaces the old one. */
async function withGranted(more: string): Promise<string> {
  const granted = (await findSession())?.connection?.scope;
  const base = splitScope(granted ?? connectScope);
  return [...new Set([...base, ...splitScope(more).filter(isPersonScope), 'offline_access'])].join(' ');
}
