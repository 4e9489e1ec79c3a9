import 'server-only';
import type { RunStep, RunView } from '@ecosystem/flow-inspector/view/run-view';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { env } from '../env.ts';
import { isHeld } from '../flow/driver.ts';
import { findRun, settleRun } from '../flow/held-run.ts';
import type { PendingAuthorization } from '../flow/pending-authorizations.ts';
import { type StepName, flowSteps, waitingForResponse } from '../flow/steps.ts';
import { problems } from '../http/problems.ts';
import type { ProblemCode } from '../oauth/errors.ts';
import { rehearse } from './rehearse.ts';
import { stepDescriptions } from './step-descriptions.ts';

/** Seconds a code lives: what the authorization server does by default with the lab on, and without. */
const [labCodeLifetime, productionCodeLifetime] = [3600, 60];

/** The newest run of a browser as step mode shows it; undefined when it has none. */
export async function readRun(
  recorder: Recorder,
  sessionId: string | undefined,
  answered: RunView['answered'],
): Promise<RunView | undefined> {
  const found = await findRun(sessionId);
  if (!found) return undefined;
  const run = await settleRun(found);
  const here = env().authorizationCodeLifetime ?? labCodeLifetime;
  const codeLifetime = { here, production: productionCodeLifetime };
  const guided = run.returnTo.includes('guided=yes');
  const base = { steps: stepsOf(run), codeLifetime, answered, guided };
  if (run.phase === 'done') return { ...base, over: finished };
  if (run.phase === 'failed') return { ...base, over: problemOf(run) };
  if (run.phase === 'sending') return { ...base, sending: true };
  if (run.step === waitingForResponse)
    return { ...base, waiting: run.messages.pushedResponse === undefined ? 'again' : 'once' };
  const description = stepDescriptions.get(run.step);
  if (!isHeld(run) || !description) return base;
  const request = await rehearse(recorder, run);
  return { ...base, coming: { name: run.step, ...description, ...(request && { request }) } };
}

const finished = {
  title: 'This run is complete',
  text: 'MessageWriter is connected. Its tokens are on its server; this browser has a session cookie and nothing else.',
};

function problemOf({ failure }: PendingAuthorization) {
  const known = failure !== null && Object.hasOwn(problems, failure);
  const { title, text } = known ? problems[failure as ProblemCode] : problems.invalid_answer;
  return { title, text };
}

function stepsOf(run: PendingAuthorization): RunStep[] {
  const names = [...stepDescriptions.keys()].filter((name) => takesStep(run, name));
  const current = run.phase === 'done' ? names.length : names.indexOf(run.step);
  return names.map((name, index) => ({
    name,
    title: stepDescriptions.get(name)?.title ?? name,
    state: index < current ? 'taken' : index === current ? 'current' : 'coming',
  }));
}

/** Whether a flow takes a step; of one that is over nothing is kept, so it shows them all. */
function takesStep({ messages }: PendingAuthorization, name: StepName): boolean {
  const appliesTo = flowSteps.find((step) => step.name === name)?.appliesTo;
  return messages.scope === '' || (appliesTo?.(messages) ?? true);
}
