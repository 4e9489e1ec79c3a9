import { messageIds } from '@ecosystem/flow-recorder/messages';
import { describe, expect, it } from 'vitest';
import { TestIssuer } from '../../test/issuer.ts';
import { flowBefore, sendingSteps } from '../../test/flows.ts';
import { takeStep } from '../flow/driver.ts';
import { finalStep, flowSteps } from '../flow/steps.ts';
import { stepDescriptions } from './step-descriptions.ts';

const described = [...stepDescriptions];

describe('stepDescriptions', () => {
  it('describes every step of the flow, in its order, and storing as the last', () => {
    expect([...stepDescriptions.keys()]).toEqual([...flowSteps.map(({ name }) => name), finalStep]);
  });

  it('names no two steps the same', () => {
    expect(new Set(described.map(([, { title }]) => title)).size).toBe(described.length);
  });

  it.each(described)('%s has a title, a section of a specification and a known message', (_name, step) => {
    expect(step.title).not.toBe('');
    expect(step.section).toMatch(/^(RFC \d+|OIDC Core) §/);
    expect(messageIds).toContain(step.message);
  });

  it.each(flowSteps.map(({ name, kind }) => [name, kind] as const))('%s is of the kind %s', (name, kind) => {
    expect(stepDescriptions.get(name)?.kind).toBe(kind);
  });

  it('lets only the browser go to the authorization endpoint, and nobody leave for a look or for storing', () => {
    for (const [, { from, kind, to }] of described) {
      if (kind === 'browser') expect([from, to]).toEqual(['browser', 'authorization-server']);
      if (kind === 'checks' || kind === 'stores')
        expect([from, to]).toEqual(['message-writer', 'message-writer']);
    }
  });

  it.each(sendingSteps)('says of the %s whom it really goes to', async (name) => {
    const issuer = await TestIssuer.create();
    const flow = await flowBefore(issuer, name);
    const { to } = stepDescriptions.get(name) ?? {};
    await takeStep(flow, issuer.clientIdentity(), flow.state);
    const parties = { 'http://localhost:3001': 'contact-saver', [issuer.url]: 'authorization-server' };
    expect(issuer.requests.map(({ origin }) => parties[origin])).toEqual([to]);
  });
});
