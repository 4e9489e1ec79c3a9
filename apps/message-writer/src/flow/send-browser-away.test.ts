import { beforeEach, describe, expect, it } from 'vitest';
import { type FlowInMemory, newFlow, turn } from '../../test/flows.ts';
import { TestIssuer } from '../../test/issuer.ts';
import { runFlow } from './driver.ts';
import { readAuthorizationRequest } from './read-messages.ts';
import { sendBrowserAway } from './send-browser-away.ts';

let issuer: TestIssuer;
let flow: FlowInMemory;

beforeEach(async () => {
  issuer = await TestIssuer.create();
  flow = newFlow(issuer);
});

const send = (state = flow.state) => sendBrowserAway(flow, issuer.clientIdentity(), state);
const run = () => runFlow(flow, issuer.clientIdentity(), flow.state, turn);

describe('sendBrowserAway', () => {
  it('gives nothing before the metadata names the authorization endpoint', async () => {
    expect(await send()).toBeUndefined();
    expect(flow.history).toEqual(['ready metadata-request']);
  });

  it('gives nothing for a flow that is over', async () => {
    await run();
    expect(await send({ ...flow.state, phase: 'failed' })).toBeUndefined();
  });

  it('hands the URL over once, however many ask for it at the same time', async () => {
    const state = await run();
    const urls = await Promise.all(Array.from({ length: 20 }, () => send(state)));
    expect(urls.filter((url) => url !== undefined)).toHaveLength(1);
    expect(await send()).toBeUndefined();
    expect(flow.history.at(-1)).toBe('ready authorization-response');
  });

  it('hands over the request with the kept secrets; then the flow waits for the browser, and sends nothing', async () => {
    const { messages } = await run();
    const url = await send();
    expect(url).toBe(await readAuthorizationRequest(issuer.clientIdentity(), messages));
    expect(new URL(url ?? '').searchParams.get('state')).toBe(messages.state);
    expect(await run()).toMatchObject({ step: 'authorization-response', phase: 'ready' });
    expect(issuer.heard).toEqual(['metadata-request']);
  });
});
