import { isPersonScope, splitScope } from '@ecosystem/types/scopes';
import { beginAuthorization, connectScope } from '../../../flow/begin-authorization.ts';
import { env } from '../../../env.ts';
import { readOwnForm } from '../../../http/own-form.ts';
import { answerProblem } from '../../../http/answer-problem.tsx';
import { seeOther } from '../../../http/redirect.ts';
import type { HardeningChoice } from '../../../oauth/hardening.ts';
import { safeReturnTo } from '../../../http/return-to.ts';
import { services } from '../../../services.ts';
import { findSession } from '../../../session/session.ts';

/** "Connect ContactSaver", and the step-up that asks for one scope more. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const { scope: more, returnTo } = form.fields;
  try {
    const scope = more === undefined ? scopeFor(form.fields) : await withGranted(more);
    const hold = env().lab && (await findSession())?.stepMode ? 'every' : 'nowhere';
    const url = await beginAuthorization(form.sessionId, {
      scope,
      returnTo: safeReturnTo(returnTo),
      hold,
      harden: more === undefined ? hardeningFor(form.fields) : await hardeningOfConnection(),
    });
    return seeOther(url ?? '/inspector/run');
  } catch (error) {
    return answerProblem(error);
  }
}

/** Without OpenID Connect, in a lab: what is left is OAuth 2.0, and nobody tells us who the person is. */
function scopeFor({ identity }: Readonly<Record<string, string>>): string {
  return identity === 'no' && env().lab ? 'birthdays.read contacts.read' : connectScope;
}

/** "Harden it", in a lab: each of the three is a switch of its own. */
function hardeningFor(fields: Readonly<Record<string, string>>): HardeningChoice | undefined {
  if (!env().lab) return undefined;
  return {
    pushed: fields['par'] === 'yes',
    signed: fields['private_key_jwt'] === 'yes',
    bound: fields['dpop'] === 'yes',
  };
}

/** A step-up goes the way the connection came. */
async function hardeningOfConnection(): Promise<HardeningChoice | undefined> {
  const connection = (await findSession())?.connection;
  const hardening = connection ? services().connections.tokensOf(connection).hardening : undefined;
  return hardening && { ...hardening, bound: hardening.proofKey !== undefined };
}

/** A step-up asks again for what the person has already granted: the new grant replaces the old one. */
async function withGranted(more: string): Promise<string> {
  const granted = (await findSession())?.connection?.scope;
  const base = splitScope(granted ?? connectScope);
  return [...new Set([...base, ...splitScope(more).filter(isPersonScope), 'offline_access'])].join(' ');
}
