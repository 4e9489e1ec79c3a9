import { beforeEach, describe, expect, it } from 'vitest';
import { type FlowInMemory, startedFlow, turn } from '../../test/flows.ts';
import { TestIssuer } from '../../test/issuer.ts';
import { runFlow, takeStep } from './driver.ts';

let issuer: TestIssuer;
let flow: FlowInMemory;

beforeEach(async () => {
  issuer = await TestIssuer.create();
  flow = await startedFlow(issuer);
});

/** Each call is a replica of its own: nothing but the store is shared. */
const step = () => takeStep(flow, issuer.clientIdentity(), flow.state);
const run = () => runFlow(flow, issuer.clientIdentity(), flow.state, turn);

const everyStep = [
  'ready validate-authorization-response',
  'ready token-request',
  'sending token-request',
  'ready keys-request',
  'sending keys-request',
  'ready validate-id-token',
  'ready refresh-request',
  'sending refresh-request',
  'ready userinfo-request',
  'sending userinfo-request',
  'ready protected-resource-request',
  'sending protected-resource-request',
  'ready connect',
];

const everyMessage = [
  'token-request',
  'keys-request',
  'refresh-request',
  'userinfo-request',
  'protected-resource-request',
];

describe('takeStep', () => {
  it.each(['authorization-response', 'connect'] as const)(
    'does not take %s, which is not its own',
    async (name) => {
      const state = { ...flow.state, step: name };
      await expect(takeStep(flow, issuer.clientIdentity(), state)).rejects.toThrow('invalid_answer');
      expect(issuer.heard).toEqual([]);
    },
  );

  it('sends nothing when another replica has taken the step', async () => {
    await step();
    const seen = flow.state;
    await step();
    expect(await takeStep(flow, issuer.clientIdentity(), seen)).toMatchObject({ step: 'keys-request' });
    expect(issuer.heard).toEqual(['token-request']);
  });

  it('ends the flow when a step fails', async () => {
    issuer.answers['token-request'] = () => issuer.tokens('another nonce');
    await expect(run()).rejects.toThrow('invalid_tokens');
    expect([flow.failure, flow.state.phase]).toEqual(['invalid_tokens', 'failed']);
    await expect(run()).rejects.toThrow('used_answer');
    expect(issuer.heard).toEqual(['token-request', 'keys-request']);
  });

  it('ends the flow when no answer came: the code may have been used', async () => {
    issuer.answers['token-request'] = () => Promise.reject(new TypeError('fetch failed'));
    await expect(run()).rejects.toThrow('authorization_server_unavailable');
    await expect(run()).rejects.toThrow('used_answer');
    expect(issuer.heard).toEqual(['token-request']);
  });

  it('takes one step and stops; a message leaves in its own step only', async () => {
    expect(await step()).toMatchObject({ step: 'token-request', phase: 'ready' });
    expect(issuer.heard).toEqual([]);
    expect(await step()).toMatchObject({ step: 'keys-request', phase: 'ready' });
    expect(issuer.heard).toEqual(['token-request']);
    expect(await step()).toMatchObject({ step: 'validate-id-token', phase: 'ready' });
    expect(issuer.heard).toEqual(['token-request', 'keys-request']);
    expect(await step()).toMatchObject({ step: 'refresh-request', phase: 'ready' });
    expect(issuer.heard).toEqual(['token-request', 'keys-request']);
  });
});

describe('runFlow', () => {
  it('takes every step in order', async () => {
    expect(await run()).toMatchObject({ step: 'connect', phase: 'ready' });
    expect(flow.history).toEqual(everyStep);
    expect(issuer.heard).toEqual(everyMessage);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('goes on where %i single steps have stopped', async (steps) => {
    for (let taken = 0; taken < steps; taken += 1) await step();
    await run();
    expect(flow.history).toEqual(everyStep);
    expect(issuer.heard).toEqual(everyMessage);
  });

  it('sends each message once, however many replicas run the same flow', async () => {
    const runs = Array.from({ length: 20 }, run);
    const ends = await Promise.all(runs);
    expect(ends.every((end) => end.step === 'connect')).toBe(true);
    expect(issuer.heard).toEqual(everyMessage);
  });
});
