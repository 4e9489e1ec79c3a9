import 'server-only';
import { lessons } from '@ecosystem/flow-catalogue/lessons';
import { isDatabaseUnavailable } from '@ecosystem/prisma/database-unavailable';
import { z } from 'zod';
import { beginAuthorization, connectScope } from '../flow/begin-authorization.ts';
import { type Moved, findRun, runHeld, takeHeldStep, waitingRequest } from '../flow/held-run.ts';
import type { StepName } from '../flow/steps.ts';
import { answerUnavailable } from '../http/answer-unavailable.ts';
import { answerProblem } from '../http/answer-problem.tsx';
import { enterConnected } from '../http/enter-connected.ts';
import type { OwnForm } from '../http/own-form.ts';
import { seeOther } from '../http/redirect.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { env } from '../env.ts';
import { services } from '../services.ts';
import { disconnect } from '../session/disconnect.ts';
import { hashSessionId } from '../session/session-id.ts';
import { ensureSession, findSession } from '../session/session.ts';
import { resetEverything } from './reset-everything.ts';
import { lessonProgress } from './lesson-progress.ts';
import { stepDescriptions } from './step-descriptions.ts';

type Action = (form: OwnForm) => Promise<Response>;

const runPage = '/inspector/run';

/** The forms of step mode by the last part of their address. */
export const actions: Readonly<Record<string, Action>> = {
  next: async ({ fields, sessionId }) => {
    const run = await findRun(sessionId);
    if (!run) return seeOther(runPage);
    const { answer, step = '' } = fields;
    const moved = await takeHeldStep(run, step);
    return go(moved, /^[a-z-]+\.\d$/.test(answer ?? '') ? `${runPage}?answered=${answer}` : runPage);
  },

  rest: async ({ sessionId }) => {
    const run = await findRun(sessionId);
    return run ? go(await runHeld(run, 'nowhere')) : seeOther(runPage);
  },

  'go-to': async ({ fields, sessionId }) => {
    const run = await findRun(sessionId);
    const step = fields['step'] as StepName;
    if (!run || !stepDescriptions.has(step)) return seeOther(runPage);
    return go(await runHeld(run, step));
  },

  reopen: async ({ sessionId }) => {
    const run = await findRun(sessionId);
    return seeOther((run && (await waitingRequest(run))) ?? runPage);
  },

  start: async ({ fields, sessionId }) => {
    const who = whoSchema.parse(fields['as']);
    await startOver(sessionId, who);
    const returnTo = fields['guided'] === undefined ? '/birthdays' : '/birthdays?guided=yes';
    const prompt = prompts[who];
    const url = await beginAuthorization(sessionId, { scope: connectScope, returnTo, prompt, hold: 'every' });
    return seeOther(url ?? runPage);
  },

  'begin-lesson': async ({ fields }) => {
    const { lesson = '' } = fields;
    if (!lessons.some(({ id }) => id === lesson)) return seeOther('/inspector/lessons');
    await lessonProgress(env())?.begin(lesson);
    return seeOther(`/inspector/lessons/${lesson}`);
  },

  'forget-lessons': async () => {
    await lessonProgress(env())?.forget();
    return seeOther('/inspector/lessons');
  },

  'reset-everything': async () => seeOther(`/inspector/workshop?reset=${await resetEverything(env())}`),

  'step-mode': async ({ fields, sessionId }) => {
    await services().sessions.setStepMode(await ensureSession(sessionId), fields['on'] === 'yes');
    return seeOther(fields['back'] === 'home' ? '/' : runPage);
  },
};

const whoSchema = z.enum(['stranger', 'returning']).catch('stranger');

/** OIDC Core §3.1.2.1: a stranger signs in whoever is signed in already; a returning person is asked what is open. */
const prompts = { stranger: 'login consent', returning: '' } as const;

/** Runs one action; what goes wrong ends the run and is told on its page. */
export async function act(name: string, form: OwnForm): Promise<Response> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return new Response('There is no such form.\n', { status: 404 });
  try {
    return await action(form);
  } catch (error) {
    if (error instanceof ConnectionProblem && (await findRun(form.sessionId))) return seeOther(runPage);
    if (isDatabaseUnavailable(error)) return answerUnavailable(env().publicUrl);
    return answerProblem(error);
  }
}

function go(moved: Moved, held = runPage): Response {
  if (moved.kind === 'browser') return seeOther(moved.url);
  return moved.kind === 'connected' ? enterConnected(moved.finished) : seeOther(held);
}

/**
 * This browser as if it had never connected: its run given up, its connection ended. A stranger's grant is revoked at the
 * authorization server as well; a returning person's stays there, or there would be nothing to return to.
 */
async function startOver(sessionId: string, who: keyof typeof prompts): Promise<void> {
  await services().pendingAuthorizations.abandon(hashSessionId(sessionId));
  const connection = (await findSession())?.connection;
  if (!connection) return;
  if (who === 'stranger') await disconnect(connection);
  else await services().sessions.forget(connection.id);
}
