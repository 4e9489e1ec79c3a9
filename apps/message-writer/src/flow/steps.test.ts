import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FlowInMemory, flowBefore, newFlow, newHardenedFlow, turn } from '../../test/flows.ts';
import { TestIssuer, newTokens, refusal } from '../../test/issuer.ts';
import { runFlow } from './driver.ts';
import { sendBrowserAway } from './send-browser-away.ts';
import { flowSteps, stepFrom } from './steps.ts';

let issuer: TestIssuer;

beforeEach(async () => {
  issuer = await TestIssuer.create();
});

afterEach(() => void vi.useRealTimers());

const run = (flow: FlowInMemory) => runFlow(flow, issuer.clientIdentity(), flow.state, turn);

describe('metadata-request', () => {
  it.each([
    ['metadata of another issuer (RFC 8414 §3.3)', { issuer: 'https://evil.example' }],
    ['metadata without an issuer', { issuer: undefined }],
  ])('refuses %s, and sends nobody away', async (_title, changed) => {
    issuer.answers['metadata-request'] = () => Response.json({ ...issuer.metadata, ...changed });
    const flow = newFlow(issuer);
    await expect(run(flow)).rejects.toThrow('authorization_server_unavailable');
    expect(flow.history.at(-1)).toBe('failed metadata-request');
  });
});

describe('refresh-request', () => {
  it('names no resource: the new access token is for the userinfo endpoint (RFC 8707 §2.2)', async () => {
    const flow = await flowBefore(issuer, 'refresh-request');
    await run(flow);
    expect([...(issuer.requests[0]?.form.keys() ?? [])].sort()).toEqual(['grant_type', 'refresh_token']);
  });

  it('is not sent when there is no refresh token, and neither is a userinfo request', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    const { nonce } = flow.state.messages;
    issuer.answers['token-request'] = () => issuer.tokens(nonce, {}, { refresh_token: undefined });
    expect(await run(flow)).toMatchObject({ step: 'connect', phase: 'ready' });
    expect(issuer.heard).toEqual(['token-request', 'keys-request', 'protected-resource-request']);
  });
});

describe('userinfo-request', () => {
  it.each([
    ['somebody else (OIDC Core §5.3.2)', () => Response.json({ sub: 'somebody else' })],
    ['nobody', () => Response.json({ name: 'Robin' })],
  ])('refuses an answer about %s', async (_title, answer) => {
    const flow = await flowBefore(issuer, 'userinfo-request');
    issuer.answers['userinfo-request'] = answer;
    await expect(run(flow)).rejects.toThrow('invalid_tokens');
    expect(flow.state.phase).toBe('failed');
    expect(issuer.heard).toEqual(['userinfo-request']);
  });

  it('is not sent with a refused refresh token', async () => {
    const flow = await flowBefore(issuer, 'refresh-request');
    issuer.answers['refresh-request'] = () => refusal('invalid_grant');
    await expect(run(flow)).rejects.toThrow('connection_ended');
    expect(issuer.heard).toEqual(['refresh-request']);
  });

  it('takes the access token of the second token response; ContactSaver gets the one of the first', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    const [first, second] = [newTokens(), newTokens()];
    const { nonce } = flow.state.messages;
    issuer.answers['token-request'] = () => issuer.tokens(nonce, {}, first);
    issuer.answers['refresh-request'] = () => Response.json(second);
    await run(flow);
    expect(issuer.requests.map(({ message, bearer }) => [message, bearer]).slice(-2)).toEqual([
      ['userinfo-request', second.access_token],
      ['protected-resource-request', first.access_token],
    ]);
  });
});

describe('protected-resource-request', () => {
  const challenge = (status: number, value: string) => () =>
    new Response(null, { status, headers: { 'www-authenticate': `Bearer ${value}` } });

  it.each([
    ['an invalid token', 401, challenge(401, 'error="invalid_token"')],
    ['a missing scope', 403, challenge(403, 'error="insufficient_scope", scope="birthdays.read"')],
    ['an error of ContactSaver', 503, () => new Response(null, { status: 500 })],
    ['no answer', 503, () => Promise.reject(new TypeError('fetch failed'))],
    ['an answer', 200, () => Response.json([])],
  ])('notes %s as %i, and the flow goes on', async (_title, firstCallStatus, answer) => {
    const flow = await flowBefore(issuer, 'protected-resource-request');
    issuer.answers['protected-resource-request'] = answer;
    expect(await run(flow)).toMatchObject({ step: 'connect', phase: 'ready', messages: { firstCallStatus } });
    expect(flow.failure).toBeUndefined();
  });
});

describe('a flow without openid', () => {
  const scope = 'birthdays.read contacts.read';

  it('asks nobody who the person is, and needs no ID token', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    const plain = { ...flow.state, messages: { ...flow.state.messages, scope } };
    issuer.answers['token-request'] = () => Response.json(newTokens());
    const ended = await runFlow(flow, issuer.clientIdentity(), plain, turn);
    expect(ended).toMatchObject({ step: 'connect', phase: 'ready' });
    expect(issuer.heard).toEqual(['token-request', 'protected-resource-request']);
  });

  it.each([
    ['metadata-request', 'openid', 'metadata-request'],
    ['pushed-authorization-request', 'openid', 'authorization-request'],
    ['keys-request', 'openid', 'keys-request'],
    ['keys-request', scope, 'protected-resource-request'],
  ])('from %s on, with the scope %s, goes on with %s', async (from, asked, step) => {
    const { messages } = newFlow(issuer).state;
    const index = flowSteps.findIndex(({ name }) => name === from);
    expect(stepFrom(index, { ...messages, scope: asked })).toBe(step);
    expect(stepFrom(flowSteps.length, { ...messages, scope: asked })).toBe('connect');
  });
});

describe('pushed-authorization-request', () => {
  it('comes before the browser leaves, which then carries two parameters (RFC 9126 §4)', async () => {
    const flow = newHardenedFlow(issuer);
    const state = await run(flow);
    expect(issuer.heard).toEqual(['metadata-request', 'pushed-authorization-request']);
    const url = new URL((await sendBrowserAway(flow, issuer.clientIdentity(), state)) ?? '');
    expect([...url.searchParams.keys()]).toEqual(['client_id', 'request_uri']);
    expect(flow.state.step).toBe('authorization-response');
  });

  it('is sent again when somebody has looked at the coming message for longer than it is good', async () => {
    const flow = newHardenedFlow(issuer);
    const state = await run(flow);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    expect(await sendBrowserAway(flow, issuer.clientIdentity(), state)).toBeUndefined();
    expect(flow.state).toMatchObject({ step: 'pushed-authorization-request', phase: 'ready' });
    const again = await run(flow);
    expect(await sendBrowserAway(flow, issuer.clientIdentity(), again)).toContain('request_uri=');
    expect(issuer.asked('pushed-authorization-request')).toBe(2);
  });

  it('refused ends the flow, and sends nobody away', async () => {
    issuer.answers['pushed-authorization-request'] = () => refusal('invalid_request');
    await expect(run(newHardenedFlow(issuer))).rejects.toThrow('authorization_failed');
  });
});
