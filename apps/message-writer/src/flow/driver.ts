import type { ClientContext } from '../oauth/client-context.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import type { FlowMessages } from './messages.ts';
import { type StepName, finalStep, flowSteps } from './steps.ts';

/** A pending authorization as the driver needs it. */
export interface FlowState {
  readonly id: string;
  readonly step: StepName;
  readonly phase: 'ready' | 'sending' | 'done' | 'failed';
  /** When the message of this step left, or may have left. */
  readonly sendingSince: Date | null;
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
  context: ClientContext,
  state: FlowState,
): Promise<FlowState> {
  const index = flowSteps.findIndex(({ name }) => name === state.step);
  const step = flowSteps[index];
  if (!step) throw new ConnectionProblem('invalid_answer');
  if (state.phase === 'sending') return waitForAnswer(store, state);
  if (step.sends && !(await store.beginSending(state))) return store.reload(state.id);
  try {
    const messages = { ...state.messages, ...(await step.take(context, state.messages)) };
    await store.advance(state, flowSteps[index + 1]?.name ?? finalStep, messages);
    return await store.reload(state.id);
  } catch (error) {
    if (error instanceof ConnectionProblem) await store.fail(state, error);
    throw error;
  }
}

/**
 * Takes every step that is left. Step mode is this loop, stopped before each turn.
 *
 * @returns the flow at its final step
 * @throws {ConnectionProblem}
 */
export async function runToTheEnd(
  store: FlowStore,
  context: ClientContext,
  state: FlowState,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<FlowState> {
  let current = state;
  while (current.step !== finalStep) {
    if (current.phase === 'failed') throw new ConnectionProblem('used_answer');
    if (current.phase === 'sending') await wait(50);
    current = await takeStep(store, context, current);
  }
  return current;
}

/** Another replica is sending, or died while it was. */
async function waitForAnswer(store: FlowStore, state: FlowState): Promise<FlowState> {
  const age = Date.now() - (state.sendingSince?.getTime() ?? 0);
  if (age <= answerLimit) return store.reload(state.id);
  const problem = new ConnectionProblem('answer_lost');
  await store.fail(state, problem);
  throw problem;
}
