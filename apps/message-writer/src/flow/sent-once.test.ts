import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FlowInMemory, flowBefore, sendingSteps, turn } from '../../test/flows.ts';
import { TestIssuer } from '../../test/issuer.ts';
import { runFlow, takeStep } from './driver.ts';

describe.each(sendingSteps)('%s', (name) => {
  let issuer: TestIssuer;
  let flow: FlowInMemory;

  beforeEach(async () => {
    issuer = await TestIssuer.create();
    flow = await flowBefore(issuer, name);
  });

  const step = (store = flow) => takeStep(store, issuer.clientIdentity(), store.state);
  const run = (store = flow) => runFlow(store, issuer.clientIdentity(), store.state, turn);
  const sent = () => issuer.asked(name);

  it('is marked before it is sent', async () => {
    const { [name]: answer } = issuer.answers;
    const marks: string[] = [];
    issuer.answers[name] = (request) => {
      marks.push(`${flow.state.phase} ${flow.state.step}`);
      return answer(request);
    };
    await step();
    expect(marks).toEqual([`sending ${name}`]);
  });

  it('is sent once by twenty replicas that take the step at the same time', async () => {
    const { state } = flow;
    const taken = Array.from({ length: 20 }, () => takeStep(flow, issuer.clientIdentity(), state));
    await Promise.all(taken);
    expect(sent()).toBe(1);
  });

  it('is sent once by twenty replicas that run the flow', async () => {
    const ends = await Promise.all(Array.from({ length: 20 }, () => run()));
    expect(new Set(ends.map((end) => end.step)).size).toBe(1);
    expect(sent()).toBe(1);
  });

  it('is not sent again by a replica that comes when the answer is there', async () => {
    const before = flow.state;
    await step();
    await takeStep(flow, issuer.clientIdentity(), before);
    expect(sent()).toBe(1);
  });

  describe('after a crash between sending it and keeping its answer', () => {
    beforeEach(async () => {
      vi.spyOn(flow, 'advance').mockRejectedValueOnce(new Error('the database went away'));
      await expect(step()).rejects.toThrow('the database went away');
    });

    it('leaves the flow marked, and not failed: the answer may still come from elsewhere', () => {
      expect(flow.state).toMatchObject({ step: name, phase: 'sending' });
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
});
