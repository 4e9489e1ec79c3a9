import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import { findEvidence } from './find-evidence.ts';

const traces = [sampleTrace()];
const begin = Date.parse(traces[0]?.startedAt ?? '');
const exchanges = traces[0]?.events.filter((event) => event.kind === 'exchange') ?? [];
const tokenRequest = exchanges.find(({ message }) => message === 'token-request');

describe('findEvidence', () => {
  it('finds the message, and where it is', () => {
    expect(findEvidence(traces, { message: 'token-request', status: 200 }, begin)).toEqual({
      flow: traces[0]?.id,
      event: tokenRequest?.id,
      at: tokenRequest?.startedAt,
    });
  });

  it('does not count what happened before', () => {
    const later = Date.parse(tokenRequest?.startedAt ?? '') + 1;
    expect(findEvidence(traces, { message: 'token-request' }, later)).toBeUndefined();
  });

  it.each([
    ['another status', { message: 'token-request', status: 400 }],
    ['another sender', { message: 'token-request', from: 'outside' }],
    ['another path', { message: 'protected-resource-request', path: '/nowhere' }],
    ['an error where there is none', { message: 'token-request', error: 'invalid_grant' }],
    ['a parameter that was not sent', { message: 'token-request', parameters: { client_assertion: '*' } }],
    ['another value', { message: 'token-request', parameters: { grant_type: 'password' } }],
    ['more of them than there are', { message: 'token-request', times: 2 }],
  ] as const)('is not satisfied by %s', (_title, evidence) => {
    expect(findEvidence(traces, evidence, begin)).toBeUndefined();
  });

  it('finds a parameter by its value, or whatever it is', () => {
    const asked = {
      message: 'authorization-request',
      parameters: { client_id: 'message-writer', state: '*' },
    } as const;
    expect(findEvidence(traces, asked, begin)).toBeDefined();
  });

  it('finds a decision by how it came out', () => {
    expect(findEvidence(traces, { check: 'state', passed: true }, begin)).toBeDefined();
    expect(findEvidence(traces, { check: 'state', passed: false }, begin)).toBeUndefined();
  });
});
