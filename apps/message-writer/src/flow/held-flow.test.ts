import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FlowInMemory, flowBefore, newFlow, startedFlow, turn } from '../../test/flows.ts';
import { TestIssuer } from '../../test/issuer.ts';
import { type FlowState, isHeld, runFlow, takeStep } from './driver.ts';
import { readContext, readTokens } from './read-messages.ts';
import { flowSteps, waitingForResponse } from './steps.ts';

let issuer: TestIssuer;

beforeEach(async () => {
  issuer = await TestIssuer.create();
});
afterEach(() => void vi.useRealTimers());

const run = (flow: FlowInMemory) => runFlow(flow, issuer.clientIdentity(), flow.state, turn);
const step = (flow: FlowInMemory) => takeStep(flow, issuer.clientIdentity(), flow.state);

/** What is left for us to do after the browser is back. */
const stepsAfterReturn = flowSteps
  .slice(flowSteps.findIndex(({ name }) => name === waitingForResponse) + 1)
  .map(({ name }) => name);

describe('runFlow with a hold', () => {
  it('stops before every step, and nothing leaves until the step is taken', async () => {
    const flow = await startedFlow(issuer, { hold: 'every' });
    const sent: string[] = [];
    for (const name of stepsAfterReturn) {
      await Promise.all(Array.from({ length: 20 }, () => run(flow)));
      expect(flow.state).toMatchObject({ step: name, phase: 'ready' });
      expect(issuer.heard).toEqual(sent);
      await step(flow);
      if (flowSteps.some((taken) => taken.name === name && taken.kind === 'sends')) sent.push(name);
      expect(issuer.heard).toEqual(sent);
    }
    expect(flow.state.step).toBe('connect');
    expect(isHeld(flow.state)).toBe(true);
  });

  it('stops before the first step: not even the metadata is asked for', async () => {
    const flow = newFlow(issuer, { hold: 'every' });
    await run(flow);
    expect(flow.history).toEqual(['ready metadata-request']);
    expect(issuer.heard).toEqual([]);
  });

  it.each(stepsAfterReturn)('takes exactly the steps before %s, and no other', async (name) => {
    const flow = await startedFlow(issuer, { hold: name });
    await run(flow);
    await run(flow);
    const taken = new Set(flow.history.map((entry) => entry.split(' ')[1]));
    expect([...taken]).toEqual(stepsAfterReturn.slice(0, stepsAfterReturn.indexOf(name) + 1));
    expect(flow.state).toMatchObject({ step: name, phase: 'ready' });
    expect(issuer.heard).not.toContain(name);
  });

  it('runs what is left once nothing holds it', async () => {
    const held = await flowBefore(issuer, 'refresh-request');
    expect(await run(held)).toMatchObject({ step: 'connect', phase: 'ready' });
    expect(issuer.heard).toEqual(['refresh-request', 'userinfo-request', 'protected-resource-request']);
  });

  it.each([...stepsAfterReturn, 'connect'] as const)('may be held before %s for an hour', async (name) => {
    const flow = await flowBefore(issuer, name);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    const { messages, phase, step: reached } = await run(flow);
    expect([reached, phase]).toEqual(['connect', 'ready']);
    const tokens = await readTokens(await readContext(issuer.clientIdentity(), messages), messages);
    expect(tokens.claims?.sub).toBe(issuer.subject);
  });

  it('may not be held for longer than the ID token lives', async () => {
    const flow = await flowBefore(issuer, 'validate-id-token');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
    await expect(run(flow)).rejects.toThrow('invalid_tokens');
  });
});

describe('isHeld', () => {
  it.each<[boolean, string, Partial<FlowState>]>([
    [false, 'nothing holds it', { hold: 'nowhere' }],
    [false, 'it is to be held at another step', { hold: 'keys-request' }],
    [false, 'its message is on the way', { hold: 'every', phase: 'sending' }],
    [false, 'it is over', { hold: 'every', phase: 'failed' }],
    [
      false,
      'it waits for the browser, whom nobody can hold',
      { hold: 'every', step: 'authorization-response' },
    ],
    [true, 'every step is held', { hold: 'every' }],
    [true, 'this step is held', { hold: 'metadata-request' }],
  ])('is %s when %s', (expected, _title, changed) => {
    expect(isHeld({ ...newFlow(issuer).state, ...changed })).toBe(expected);
  });
});
