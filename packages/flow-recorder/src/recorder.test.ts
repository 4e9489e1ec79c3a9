import { describe, expect, it, vi } from 'vitest';
import { flowContext } from './context.ts';
import { flowEventSchema } from './flow-event.ts';
import { body, form, jwt } from './test/captured.ts';
import { findCanary } from './test/find-canary.ts';
import { capture, recorderInMemory } from './test/recorder.ts';

const bearer = (token: string) => capture({ requestHeaders: [['Authorization', `Bearer ${token}`]] });

describe('Recorder', () => {
  it('records an exchange whose token cannot be verified', async () => {
    const verifyToken = async () => Promise.reject(new Error('no keys'));
    const { recorder, events } = recorderInMemory({ verifyToken });
    recorder.recordExchange(bearer(jwt({ sub: 'ada' })));
    await recorder.drain();
    await vi.waitFor(() => expect(events).toHaveLength(1), 10_000);
    expect(events[0]).toMatchObject({ tokens: [{ payload: { sub: 'ada' } }] });
    expect(events[0]).not.toHaveProperty('tokens.0.signature');
  });

  it('verifies a token whole, and keeps the verdict without the signature', async () => {
    const token = jwt(
      { sub: 'ada' },
      { alg: 'RS256', kid: 'k' },
      'a-signature-that-is-long-enough-to-be-found',
    );
    const verifyToken = vi.fn(async () => ({ valid: true, kid: 'k' }));
    const { recorder, events } = recorderInMemory({ verifyToken });
    recorder.recordExchange(bearer(token));
    await vi.waitFor(() => expect(events).toHaveLength(1), 10_000);
    expect(verifyToken).toHaveBeenCalledWith(token);
    expect(events[0]).toMatchObject({
      tokens: [{ signature: { valid: true, kid: 'k', verifiedAt: expect.any(String) } }],
    });
    expect(findCanary(JSON.stringify(events), 'a-signature-that-is-long-enough-to-be-found')).toEqual([]);
  });

  it('makes events that its own schema accepts', async () => {
    const { recorder, events } = recorderInMemory();
    recorder.recordExchange(capture({ failure: 'no answer', response: undefined, parent: 'p' }));
    recorder.recordPassed('authorization-response', ['iss', 'state'], { seen: true });
    recorder.recordRefused('authorization-response', 'state', 'another one');
    recorder.recordArtifact({
      artifact: 'grant',
      action: 'revoked',
      value: 'id',
      expiresAt: new Date(),
      note: 'n',
    });
    await vi.waitFor(() => expect(events).toHaveLength(4), 10_000);
    for (const event of events) expect(flowEventSchema.parse(event)).toEqual(event);
  });

  it('keeps a fingerprint of what an artifact is, and not the thing', async () => {
    const { recorder, events } = recorderInMemory();
    recorder.recordArtifact({ artifact: 'refresh_token', action: 'issued', value: 'a refresh token' });
    await recorder.drain();
    expect(events[0]).toMatchObject({ fingerprint: recorder.fingerprint('a refresh token') });
    expect(JSON.stringify(events)).not.toContain('a refresh token');
  });

  it('shortens a reason', async () => {
    const { recorder, events } = recorderInMemory();
    const reason = 'x'.repeat(100_000);
    recorder.recordRefused('authorization-response', 'state', reason);
    await recorder.drain();
    expect(events[0]).toMatchObject({ reason: 'x'.repeat(300) });
  });

  it('places decisions and artifacts in the exchange under way', async () => {
    const { recorder, events } = recorderInMemory();
    const context = { trace: 't', exchange: 'e', joins: ['j'] };
    flowContext.run(context, () => {
      recorder.recordPassed('authorization-response', ['state'], { seen: true });
      recorder.recordArtifact({ artifact: 'session', action: 'kept' });
    });
    await recorder.drain();
    expect(events).toEqual([expect.objectContaining(context), expect.objectContaining(context)]);
  });

  it('calls what a browser sends or gets front channel, and everything else back channel', async () => {
    const { recorder, events } = recorderInMemory();
    for (const from of ['browser', 'message-writer', 'outside'] as const)
      recorder.recordExchange(capture({ from }));
    await vi.waitFor(() => expect(events).toHaveLength(3), 10_000);
    expect(events.map((event) => event.kind === 'exchange' && event.channel)).toEqual([
      'front',
      'back',
      'back',
    ]);
  });

  it('names the person whom an ID token names', async () => {
    const { recorder, events } = recorderInMemory();
    const answer = { id_token: jwt({ name: 'Ada Lovelace' }, { alg: 'RS256' }) };
    const response = { status: 200, headers: [], body: body('application/json', JSON.stringify(answer)) };
    recorder.recordExchange(capture({ response }));
    await vi.waitFor(() => expect(events).toHaveLength(1), 10_000);
    expect(events[0]).toMatchObject({ who: 'Ada Lovelace' });
  });

  it('redacts without recording', async () => {
    const { recorder, events } = recorderInMemory();
    const { request } = recorder.redact(capture({ requestBody: form('password=secret') }));
    await recorder.drain();
    expect(request.body).toEqual({ password: '‹password · never recorded›' });
    expect(events).toEqual([]);
  });

  it('writes what was recorded just before the end', async () => {
    const { recorder, events } = recorderInMemory();
    recorder.recordExchange(capture());
    await recorder.drain();
    expect(events).toHaveLength(1);
  });

  it('knows a party by its origin alone', () => {
    const { recorder } = recorderInMemory();
    expect(recorder.partyOf(new URL('http://localhost:3002/any?thing'))).toBe('authorization-server');
    expect(recorder.partyOf(new URL('http://localhost:30020/'))).toBeUndefined();
    expect(recorder.partyOf(new URL('https://localhost:3002/'))).toBeUndefined();
    expect(recorder.origin).toBe('http://localhost:3000');
  });
});
