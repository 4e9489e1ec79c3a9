import type { FlowEvent } from '@ecosystem/flow-recorder/flow-event';
import { flowContext } from '@ecosystem/flow-recorder/context';
import { Recorder } from '@ecosystem/flow-recorder/recorder';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AccessTokenDecision, type Way, decisions, ways } from './access-token/decisions.ts';
import { AccessTokenError, InsufficientScopeError } from './access-token/errors.ts';
import { recordFlow } from './record-flow.ts';

const events: FlowEvent[] = [];
const recorder = new Recorder({
  party: 'contact-saver',
  parties: { 'contact-saver': 'http://localhost:3001' },
  fingerprintKey: 'key',
  write: async (batch) => void events.push(...batch.map(({ event }) => event)),
});

async function decidedAfter(refusal?: AccessTokenError, way?: Way): Promise<string[]> {
  flowContext.run({ trace: 'trace', joins: [] }, () => {
    if (way !== undefined) ways.publish(way);
    decisions.publish((refusal ? { refusal } : {}) satisfies AccessTokenDecision);
  });
  await recorder.drain();
  return events.flatMap((event) => {
    if (event.kind === 'passed-checks') return event.checks.map((check) => `${check} passed`);
    return event.kind === 'check' ? `${event.check} ${event.passed ? 'passed' : 'failed'}` : event.kind;
  });
}

const invalid = (reason: string) => new AccessTokenError('invalid_token', reason);

describe('recordFlow', () => {
  beforeAll(() => void recordFlow(recorder));
  afterEach(() => void (events.length = 0));
  afterAll(async () => recorder.drain());

  it('notes that nothing was checked of a token that is not there', async () => {
    expect(await decidedAfter(new AccessTokenError(undefined, 'no token'))).toEqual(['bearer failed']);
    expect(events[0]).toMatchObject({ reason: 'no token', message: 'protected-resource-request' });
  });

  it('notes every check up to the one that failed, and no further', async () => {
    const decided = await decidedAfter(invalid('ERR_JWT_CLAIM_VALIDATION_FAILED aud'));
    expect(decided.at(-1)).toBe('access-token-audience failed');
    expect(decided.slice(0, -1).every((line) => line.endsWith(' passed'))).toBe(true);
    expect(decided.join()).not.toMatch(/expiry|scope/);
  });

  it('notes that the token was good where only its scope was not enough', async () => {
    const decided = await decidedAfter(new InsufficientScopeError('contacts.write'));
    expect(decided).toHaveLength(8);
    expect(decided.filter((line) => line.endsWith('failed'))).toEqual(['scope-sufficient failed']);
  });

  it('notes every check of a request that was let in', async () => {
    const decided = await decidedAfter();
    expect(decided.every((line) => line.endsWith(' passed'))).toBe(true);
    expect(decided).toHaveLength(8);
  });

  it('notes that a key was in memory, and nothing of it when it had to be fetched', async () => {
    const cached = await decidedAfter(undefined, 'key-in-memory');
    expect(cached.slice(0, 3)).toEqual([
      'bearer passed',
      'keys-cached passed',
      'access-token-signature passed',
    ]);
    events.length = 0;
    expect(await decidedAfter(undefined, 'key-fetched')).not.toContain('keys-cached passed');
  });

  it('notes of an opaque token what the issuer said of it, on the message in which it did', async () => {
    const decided = await decidedAfter(undefined, 'introspection');
    expect(decided).toEqual([
      'bearer passed',
      'token-active passed',
      'introspected-type passed',
      'introspected-issuer passed',
      'introspected-audience passed',
      'introspected-expiry passed',
      'introspected-claims passed',
      'scope-sufficient passed',
    ]);
    expect(events.map((event) => 'message' in event && event.message)).toEqual([
      'protected-resource-request',
      'introspection-request',
      'protected-resource-request',
    ]);
  });

  it.each([
    ['active', ['bearer passed', 'token-active failed']],
    ['token_type', ['bearer passed', 'token-active passed', 'introspected-type failed']],
    ['format', ['bearer failed']],
  ])('notes no more than it knows of an opaque token refused for %s', async (member, decided) => {
    expect(await decidedAfter(invalid(`introspection: ${member}`), 'introspection')).toEqual(decided);
  });

  it('keeps the way of one request apart from the next', async () => {
    await decidedAfter(undefined, 'introspection');
    events.length = 0;
    expect(await decidedAfter(undefined, 'key-fetched')).toContain('access-token-signature passed');
  });

  it.each([
    ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 'access-token-type'],
    ['ERR_JWT_CLAIM_VALIDATION_FAILED sub', 'access-token-audience'],
  ])('claims after %s nothing of %s, which jose looks at later', async (reason, later) => {
    expect(await decidedAfter(invalid(reason))).not.toContain(`${later} passed`);
  });
});
