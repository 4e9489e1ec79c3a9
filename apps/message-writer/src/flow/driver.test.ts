import { beforeEach, describe, expect, it } from 'vitest';
import { type FlowInMemory, startedFlow } from '../../test/flows.ts';
import { TestIssuer } from '../../test/issuer.ts';
import { runToTheEnd, takeStep } from './driver.ts';

let issuer: TestIssuer;
let flow: FlowInMemory;

beforeEach(async () => {
  issuer = await TestIssuer.create();
  flow = await startedFlow(issuer);
});

/** Each call is a replica of its own: nothing but the store is shared. */
const step = () => takeStep(flow, issuer.clientContext(), flow.state);
const turn = () => new Promise((resolve) => setImmediate(resolve));
const run = () => runToTheEnd(flow, issuer.clientContext(), flow.state, turn);
const sent = () => issuer.asked('/token');

const everyStep = [
  'ready validate-authorization-response',
  'ready token-request',
  'sending token-request',
  'ready validate-token-response',
  'ready connect',
];

describe('takeStep', () => {
  it('takes one step and stops; the message leaves in its own step only', async () => {
    expect(await step()).toMatchObject({ step: 'token-request', phase: 'ready' });
    expect(issuer.requests).toEqual([]);
    expect(await step()).toMatchObject({ step: 'validate-token-response', phase: 'ready' });
    expect(sent()).toBe(1);
    expect(await step()).toMatchObject({ step: 'connect', phase: 'ready' });
    expect(sent()).toBe(1);
    expect(flow.history).toEqual(everyStep);
  });

  it('marks a message before it is sent', async () => {
    await step();
    const { onTokenRequest } = issuer;
    let phase = '';
    issuer.onTokenRequest = (form) => {
      phase = flow.state.phase;
      return onTokenRequest(form);
    };
    await step();
    expect(phase).toBe('sending');
  });

  it('sends nothing when another replica has taken the step', async () => {
    await step();
    const seen = flow.state;
    await step();
    expect(await takeStep(flow, issuer.clientContext(), seen)).toMatchObject({
      step: 'validate-token-response',
    });
    expect(sent()).toBe(1);
  });

  it('takes no step that is not in the table', async () => {
    const state = { ...flow.state, step: 'authorization-response' as const };
    await expect(takeStep(flow, issuer.clientContext(), state)).rejects.toThrow('invalid_answer');
  });

  it('ends the flow when a step fails', async () => {
    issuer.onTokenRequest = () => issuer.tokens('another nonce');
    await expect(run()).rejects.toThrow('invalid_tokens');
    expect([flow.failure, flow.state.phase]).toEqual(['invalid_tokens', 'failed']);
    await expect(run()).rejects.toThrow('used_answer');
    expect(sent()).toBe(1);
  });

  it('ends the flow when no answer came: the code may have been used', async () => {
    issuer.onTokenRequest = () => Promise.reject(new TypeError('fetch failed'));
    await expect(run()).rejects.toThrow('authorization_server_unavailable');
    await expect(run()).rejects.toThrow('used_answer');
    expect(sent()).toBe(1);
  });
});

describe('runToTheEnd', () => {
  it('takes every step in order', async () => {
    expect(await run()).toMatchObject({ step: 'connect', phase: 'ready' });
    expect(flow.history).toEqual(everyStep);
    expect(sent()).toBe(1);
  });

  it.each([1, 2, 3])('goes on where %i single steps have stopped', async (steps) => {
    for (let taken = 0; taken < steps; taken += 1) await step();
    await run();
    expect(flow.history).toEqual(everyStep);
    expect(sent()).toBe(1);
  });

  it('sends one message, however many replicas run the same flow', async () => {
    const runs = Array.from({ length: 20 }, () =>
      runToTheEnd(flow, issuer.clientContext(), flow.state, turn),
    );
    const ends = await Promise.all(runs);
    expect(ends.every((end) => end.step === 'connect')).toBe(true);
    expect(sent()).toBe(1);
  });
});
