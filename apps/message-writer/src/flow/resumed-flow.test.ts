import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FlowInMemory, startedFlow } from '../../test/flows.ts';
import { TestIssuer } from '../../test/issuer.ts';
import { runToTheEnd, takeStep } from './driver.ts';
import { readTokens } from './steps.ts';

let issuer: TestIssuer;
let flow: FlowInMemory;

beforeEach(async () => {
  issuer = await TestIssuer.create();
  flow = await startedFlow(issuer);
});

const step = (store = flow) => takeStep(store, issuer.clientContext(), store.state);
const turn = () => new Promise((resolve) => setImmediate(resolve));
const run = (store = flow) => runToTheEnd(store, issuer.clientContext(), store.state, turn);
const sent = () => issuer.asked('/token');

/** The same flow, as another replica finds it after somebody has changed what is stored. */
const withMessages = (messages: object) =>
  new FlowInMemory({ ...flow.state, messages: { ...flow.state.messages, ...messages } });

describe('a crash between sending a message and keeping its answer', () => {
  beforeEach(async () => {
    await step();
    vi.spyOn(flow, 'advance').mockRejectedValueOnce(new Error('the database went away'));
    await expect(step()).rejects.toThrow('the database went away');
  });

  it('leaves the flow marked, and not failed: the answer may still come from elsewhere', () => {
    expect(flow.state).toMatchObject({ step: 'token-request', phase: 'sending' });
    expect(flow.failure).toBeUndefined();
  });

  it('is waited for, then given up; the message is never sent again', async () => {
    expect(await step()).toMatchObject({ phase: 'sending' });
    const late = new FlowInMemory({ ...flow.state, sendingSince: new Date(Date.now() - 16_000) });
    await expect(step(late)).rejects.toThrow('answer_lost');
    expect([late.failure, late.state.phase]).toEqual(['answer_lost', 'failed']);
    await expect(run(late)).rejects.toThrow('used_answer');
    expect(sent()).toBe(1);
  });

  it('counts as long ago when nobody knows since when', async () => {
    const unknown = new FlowInMemory({ ...flow.state, sendingSince: null });
    await expect(run(unknown)).rejects.toThrow('answer_lost');
    expect(sent()).toBe(1);
  });
});

describe('a step that is resumed', () => {
  it('validates the stored authorization response again before the token request', async () => {
    await step();
    const authorizationResponse = new URLSearchParams(flow.state.messages.authorizationResponse);
    for (const [name, value] of [
      ['iss', 'https://evil.example'],
      ['state', 'another'],
      ['error', 'x'],
    ] as const) {
      const changed = new URLSearchParams(authorizationResponse);
      changed.set(name, value);
      const store = withMessages({ authorizationResponse: changed.toString() });
      await expect(step(store)).rejects.toThrow(name === 'error' ? 'authorization_failed' : 'invalid_answer');
    }
    expect(sent()).toBe(0);
  });

  it('rebuilds the stored token response and validates it again', async () => {
    await step();
    await step();
    const { tokenResponse } = flow.state.messages;
    expect(tokenResponse).toMatchObject({ status: 200, contentType: 'application/json' });
    for (const changed of [
      { tokenResponse: { ...tokenResponse, status: 400 } },
      { tokenResponse: { ...tokenResponse, body: '{}' } },
      { nonce: 'another' },
    ]) {
      await expect(step(withMessages(changed))).rejects.toThrow('invalid_tokens');
    }
    await expect(step(withMessages({ tokenResponse: undefined }))).rejects.toThrow('answer_lost');
    await run();
    expect(sent()).toBe(1);
  });

  it('finds the same tokens at the end, without sending anything', async () => {
    const { messages } = await run();
    const [once, again] = [
      await readTokens(issuer.clientContext(), messages),
      await readTokens(issuer.clientContext(), messages),
    ];
    expect(again).toEqual(once);
    expect(once.claims.iss).toBe(issuer.url);
    await expect(readTokens(issuer.clientContext(), { ...messages, nonce: 'another' })).rejects.toThrow();
    expect(sent()).toBe(1);
  });
});
