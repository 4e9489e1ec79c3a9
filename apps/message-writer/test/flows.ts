import { randomUUID } from 'node:crypto';
import { type FlowState, type FlowStore, runFlow } from '../src/flow/driver.ts';
import { type FlowMessages, keepResponse } from '../src/flow/messages.ts';
import { type StepName, firstStep, flowSteps } from '../src/flow/steps.ts';
import { createRequestSecrets } from '../src/oauth/create-authorization-request.ts';
import type { TestIssuer } from './issuer.ts';
import type { SentMessage } from './sent-messages.ts';

/** One flow, kept as a database keeps it: as text, each change conditional. */
export class FlowInMemory implements FlowStore {
  /** Every phase and step the flow was in. */
  readonly history: string[] = [];
  failure: string | undefined;
  #kept: string;

  constructor(state: FlowState) {
    this.#kept = JSON.stringify(state);
    this.#change(state);
  }

  get state(): FlowState {
    const kept = JSON.parse(this.#kept) as FlowState & { sendingSince: string | null };
    return { ...kept, sendingSince: kept.sendingSince === null ? null : new Date(kept.sendingSince) };
  }

  async beginSending({ step }: FlowState): Promise<boolean> {
    if (this.state.step !== step || this.state.phase !== 'ready') return false;
    return this.#change({ ...this.state, phase: 'sending', sendingSince: new Date() });
  }

  async advance(
    { step: from }: FlowState,
    step: FlowState['step'],
    messages: FlowMessages,
  ): Promise<boolean> {
    if (this.state.step !== from || !['ready', 'sending'].includes(this.state.phase)) return false;
    return this.#change({ ...this.state, step, phase: 'ready', sendingSince: null, messages });
  }

  async fail(_state: FlowState, problem: Error): Promise<void> {
    this.failure = problem.message;
    this.#change({ ...this.state, phase: 'failed' });
  }

  async reload(): Promise<FlowState> {
    return this.state;
  }

  #change(state: FlowState): boolean {
    this.#kept = JSON.stringify(state);
    this.history.push(`${state.phase} ${state.step}`);
    return true;
  }
}

/** The steps that send a message, in order. */
export const sendingSteps = flowSteps
  .filter(({ kind }) => kind === 'sends')
  .map(({ name }) => name as SentMessage & StepName);

/** Waits as little as possible. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A flow that has just begun, at an issuer that will give tokens for it. */
export function newFlow(issuer: TestIssuer, changed: Partial<FlowState> = {}): FlowInMemory {
  const secrets = createRequestSecrets();
  issuer.answers['token-request'] = () => issuer.tokens(secrets.nonce);
  return new FlowInMemory({
    id: randomUUID(),
    step: firstStep,
    phase: 'ready',
    sendingSince: null,
    hold: 'nowhere',
    messages: { scope: 'openid', ...secrets },
    ...changed,
  });
}

/** A flow that has begun, and pushes its request. */
export function newHardenedFlow(issuer: TestIssuer): FlowInMemory {
  const { messages, ...begun } = newFlow(issuer).state;
  return new FlowInMemory({
    ...begun,
    messages: { ...messages, hardening: { pushed: true, signed: false } },
  });
}

/** A flow whose browser has just come back with a good answer. */
export async function startedFlow(
  issuer: TestIssuer,
  changed: Partial<FlowState> = {},
): Promise<FlowInMemory> {
  const { messages, ...begun } = newFlow(issuer).state;
  const response = { code: randomUUID(), state: messages.state, iss: issuer.url };
  return new FlowInMemory({
    ...begun,
    step: 'validate-authorization-response',
    messages: {
      ...messages,
      metadataResponse: await keepResponse(Response.json(issuer.metadata)),
      authorizationResponse: new URLSearchParams(response).toString(),
    },
    ...changed,
  });
}

/** A flow with one step to take next, at an issuer that has forgotten what it was asked before. */
export async function flowBefore(issuer: TestIssuer, step: StepName): Promise<FlowInMemory> {
  if (step === firstStep) return newFlow(issuer);
  const flow = step === 'pushed-authorization-request' ? newHardenedFlow(issuer) : await startedFlow(issuer);
  await runFlow(flow, issuer.clientIdentity(), { ...flow.state, hold: step }, turn);
  issuer.requests.splice(0);
  return new FlowInMemory(flow.state);
}
