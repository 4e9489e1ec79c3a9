import { randomUUID } from 'node:crypto';
import type { FlowState, FlowStore } from '../src/flow/driver.ts';
import type { FlowMessages } from '../src/flow/messages.ts';
import { createAuthorizationRequest } from '../src/oauth/create-authorization-request.ts';
import type { TestIssuer } from './issuer.ts';

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

/** A flow whose browser has just come back with a good answer, at an issuer that would give tokens for it. */
export async function startedFlow(
  issuer: TestIssuer,
  changed: Partial<FlowState> = {},
): Promise<FlowInMemory> {
  const { url, ...secrets } = await createAuthorizationRequest(issuer.clientContext(), { scope: 'openid' });
  const response = { code: randomUUID(), state: secrets.state, iss: issuer.url };
  issuer.onTokenRequest = () => issuer.tokens(secrets.nonce);
  return new FlowInMemory({
    id: randomUUID(),
    step: 'validate-authorization-response',
    phase: 'ready',
    sendingSince: null,
    messages: {
      ...secrets,
      authorizationRequestUrl: url,
      authorizationResponse: new URLSearchParams(response).toString(),
    },
    ...changed,
  });
}
