import { tracingChannel } from 'node:diagnostics_channel';
import type { ClientIdentity } from '../oauth/client-context.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import type { FlowMessages } from './messages.ts';
import { type FlowStep, type StepName, finalStep, flowSteps, stepFrom, waitingForResponse } from './steps.ts';

/** A pending authorization as the driver needs it. */
export interface FlowState {
  readonly id: string;
  readonly step: StepName;
  readonly phase: 'ready' | 'sending' | 'done' | 'failed';
  /** When the message of this step left, or may have left. */
  readonly sendingSince: Date | null;
  /** Where the flow stops until somebody says Next: before every step, before one, or nowhere. */
  readonly hold: 'every' | 'nowhere' | StepName;
  readonly messages: FlowMessages;
}

/** Where flows are kept. Each change is conditional: of several replicas at most one makes it. */
export interface FlowStore {
  /** `ready` → `sending`; false when somebody else has taken the step. */
  beginSending(state: FlowState): Promise<boolean>;
  /** Moves on to `step` with what was won; false when the flow is not where we left it. */
  advance(state: FlowState, step: StepName, messages: FlowMessages): Promise<boolean>;
  fail(state: FlowState, problem: ConnectionProblem): Promise<void>;
  reload(id: string): Promise<FlowState>;
}

/** A step that is being taken, for whoever watches; costs nothing when nobody does. */
export interface TakenStep {
  readonly step: StepName;
  readonly flow: FlowState;
}

export const takenSteps = tracingChannel<unknown, TakenStep>('message-writer.flow-step');

/** Milliseconds a sent message may be without an answer before the answer counts as lost: longer than any timeout. */
const answerLimit = 15_000;

/**
 * Takes the one step a flow is at, and keeps the result before anything else happens. A message is marked before it is
 * sent; after a crash a marked message is never sent again, because nobody knows whether it arrived.
 *
 * @throws {ConnectionProblem} when the step fails; the flow is then over
 */
export async function takeStep(
  store: FlowStore,
  identity: ClientIdentity,
  state: FlowState,
): Promise<FlowState> {
  const index = flowSteps.findIndex(({ name }) => name === state.step);
  const step = flowSteps[index];
  if (state.phase === 'failed' || state.phase === 'done') throw new ConnectionProblem('used_answer');
  if (state.phase === 'sending') return waitForAnswer(store, state);
  if (!step || step.kind === 'browser') throw new ConnectionProblem('invalid_answer');
  if (step.kind === 'sends' && !(await store.beginSending(state))) return store.reload(state.id);
  try {
    const messages = { ...state.messages, ...(await take(step, identity, state)) };
    const next = stepFrom(index + 1, messages);
    if (!(await store.advance(state, next, messages))) return await store.reload(state.id);
    return { ...state, step: next, phase: 'ready', sendingSince: null, messages };
  } catch (error) {
    if (error instanceof ConnectionProblem) await store.fail(state, error);
    throw error;
  }
}

/**
 * Takes step after step, until the browser has to carry something, the flow is held, or only storing is left. Step mode
 * is this loop, held before each turn.
 *
 * @throws {ConnectionProblem}
 */
export async function runFlow(
  store: FlowStore,
  identity: ClientIdentity,
  state: FlowState,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<FlowState> {
  let current = state;
  while (current.step !== finalStep && !needsBrowser(current) && !isHeld(current)) {
    if (current.phase === 'sending') await wait(50);
    current = await takeStep(store, identity, current);
  }
  return current;
}

/** Whether a flow waits for somebody to say Next. */
export function isHeld({ hold, phase, step }: FlowState): boolean {
  return phase === 'ready' && step !== waitingForResponse && (hold === 'every' || hold === step);
}

/** Whether only the browser can take the next step. */
export function needsBrowser({ step }: FlowState): boolean {
  return flowSteps.find(({ name }) => name === step)?.kind === 'browser';
}

function take(step: FlowStep, identity: ClientIdentity, flow: FlowState): Promise<Partial<FlowMessages>> {
  return takenSteps.tracePromise(() => step.take(identity, flow.messages), { step: step.name, flow });
}

/** Another replica is sending, or died while it was. */
async function waitForAnswer(store: FlowStore, state: FlowState): Promise<FlowState> {
  const age = Date.now() - (state.sendingSince?.getTime() ?? 0);
  if (age <= answerLimit) return store.reload(state.id);
  const problem = new ConnectionProblem('answer_lost');
  await store.fail(state, problem);
  throw problem;
}
