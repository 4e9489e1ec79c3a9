import { flowContext } from '@ecosystem/flow-recorder/context';
import { type FlowEvent, flowEventSchema } from '@ecosystem/flow-recorder/flow-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FlowInMemory, flowBefore, newFlow, startedFlow, turn } from '../../test/flows.ts';
import { TestIssuer, newTokens, refusal } from '../../test/issuer.ts';
import { createTestRecorder } from '../../test/recorded-flow.ts';
import { begunAuthorizations } from '../flow/begun-authorizations.ts';
import { runFlow } from '../flow/driver.ts';
import { recordSteps } from './steps.ts';

const { recorder, written } = createTestRecorder();
recordSteps(recorder);

let issuer: TestIssuer;

beforeEach(async () => {
  issuer = await TestIssuer.create();
  await written();
});

const run = (flow: FlowInMemory) => runFlow(flow, issuer.clientIdentity(), flow.state, turn);
const failing = async (flow: FlowInMemory) => expect(run(flow)).rejects.toThrow();

/** The recorded checks as `✓ check` or `✗ check`. */
const marks = (events: readonly FlowEvent[]) =>
  events.flatMap((event) => {
    if (event.kind === 'passed-checks') return event.checks.map((check) => `✓ ${check}`);
    return event.kind === 'check' ? [`${event.passed ? '✓' : '✗'} ${event.check}`] : [];
  });

const answerChecks = ['✓ session-binding', '✓ answer-once', '✓ iss', '✓ state', '✓ one-code'];
const tokenChecks = [
  '✓ token-response',
  '✓ id-token-expiry',
  '✓ id-token-issuer',
  '✓ id-token-audience',
  '✓ nonce',
  '✓ id-token-signature',
];

describe('recordSteps', () => {
  it('notes the check that failed, those before it, and none after it', async () => {
    const flow = await startedFlow(issuer);
    const { messages } = flow.state;
    const other = new URLSearchParams(messages.authorizationResponse);
    other.set('state', 'another');
    await failing(
      await startedFlow(issuer, { messages: { ...messages, authorizationResponse: other.toString() } }),
    );
    const events = await written();
    expect(marks(events)).toEqual(['✓ session-binding', '✓ answer-once', '✓ iss', '✗ state']);
    expect(events.at(-1)).toMatchObject({
      message: 'authorization-response',
      reason: expect.stringMatching(/state/),
    });
  });

  it('notes an ID token for another request', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    issuer.answers['token-request'] = () => issuer.tokens('another nonce');
    await written();
    await failing(flow);
    expect(marks(await written())).toEqual([...tokenChecks.slice(0, 4), '✗ nonce']);
  });

  it('notes metadata of another issuer', async () => {
    issuer.answers['metadata-request'] = () =>
      Response.json({ ...issuer.metadata, issuer: 'https://evil.example' });
    await failing(newFlow(issuer));
    expect(marks(await written())).toEqual(['✗ metadata-issuer']);
  });

  it('notes userinfo about somebody else', async () => {
    const flow = await flowBefore(issuer, 'userinfo-request');
    issuer.answers['userinfo-request'] = () => Response.json({ sub: 'somebody else' });
    await written();
    await failing(flow);
    expect(marks(await written())).toEqual(['✗ userinfo-subject']);
  });

  it('notes a refused token request as such, not as a bad signature', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    issuer.answers['token-request'] = () => refusal('invalid_grant');
    await written();
    await failing(flow);
    expect(marks(await written())).toEqual(['✗ token-response']);
  });

  it('notes no check of an answer that never came', async () => {
    issuer.answers['metadata-request'] = () => Promise.reject(new TypeError('fetch failed'));
    await failing(newFlow(issuer));
    expect(marks(await written())).toEqual([]);
  });

  it('notes no check of userinfo that nobody asked for', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    const { nonce } = flow.state.messages;
    issuer.answers['token-request'] = () => issuer.tokens(nonce, {}, { refresh_token: undefined });
    await run(flow);
    expect(marks(await written())).not.toContain('✓ userinfo-subject');
  });

  it('notes every check of a good run in order, and that the code is kept', async () => {
    const flow = await startedFlow(issuer);
    await run(flow);
    const events = await written();
    expect(marks(events)).toEqual([...answerChecks, ...tokenChecks, '✓ userinfo-subject']);
    const code = new URLSearchParams(flow.state.messages.authorizationResponse).get('code') ?? '';
    expect(events.filter(({ kind }) => kind === 'artifact')).toMatchObject([
      { artifact: 'authorization_code', action: 'kept', fingerprint: recorder.fingerprint(code) },
    ]);
    for (const event of events) expect(() => flowEventSchema.parse(event)).not.toThrow();
  });

  it('says of every event which flow it belongs to, in the trace of the exchange that set it off', async () => {
    const flow = await startedFlow(issuer);
    const trace = 'a'.repeat(32);
    await flowContext.run({ trace, exchange: 'b'.repeat(16), joins: [] }, () => run(flow));
    const joins = [recorder.fingerprint(flow.state.messages.state)];
    for (const event of await written()) expect(event).toMatchObject({ joins, trace });
  });

  it('writes no secret of the flow', async () => {
    const flow = await flowBefore(issuer, 'validate-authorization-response');
    const tokens = newTokens();
    const { codeVerifier, nonce, state } = flow.state.messages;
    issuer.answers['token-request'] = () => issuer.tokens(nonce, {}, tokens);
    begunAuthorizations.publish({ sessionId: 'the session id', state });
    await run(flow);
    const code = new URLSearchParams(flow.state.messages.authorizationResponse).get('code') ?? '';
    const secrets = [codeVerifier, nonce, state, code, tokens.access_token, tokens.refresh_token];
    const text = JSON.stringify(await written());
    for (const secret of [...secrets, 'the session id']) expect(text).not.toContain(secret);
  });

  it('notes that an authorization has begun, in whose session, and by which state it will be found', async () => {
    begunAuthorizations.publish({ sessionId: 'the session id', state: 'the state' });
    expect(await written()).toMatchObject([
      {
        artifact: 'pending_authorization',
        action: 'kept',
        joins: [recorder.fingerprint('the state')],
        sessions: [recorder.fingerprint('the session id')],
      },
    ]);
  });
});
