import { describe, expect, it } from 'vitest';
import { compareTraces, type Difference } from './compare.ts';
import { sampleTrace } from './test-data/sample-trace.ts';
import type { Trace, TraceEvent, TracedExchange } from './trace.ts';

const other = () => sampleTrace({ run: 'two', startedAt: '2026-06-05T04:03:02.000Z' });

function changed(change: (event: TraceEvent) => TraceEvent | undefined): Trace {
  const trace = other();
  return { ...trace, events: trace.events.flatMap((event) => change(event) ?? []) };
}

function changedRequest(
  message: string,
  change: (request: TracedExchange['request']) => TracedExchange['request'],
) {
  return changed((event) =>
    event.kind === 'exchange' && event.message === message
      ? { ...event, request: change(event.request) }
      : event,
  );
}

function differencesOf(one: Trace, two: Trace): Difference[] {
  return compareTraces(one, two).rows.flatMap(({ differences }) => differences);
}

describe('compareTraces', () => {
  it('shows a parameter that is missing, even one whose value never counts', () => {
    const trace = changedRequest('authorization-request', (request) => ({
      ...request,
      url: request.url.replace(/&code_challenge=[^&]*&code_challenge_method=S256/, ''),
    }));
    expect(differencesOf(sampleTrace(), trace)).toEqual([
      expect.objectContaining({
        change: 'removed',
        place: 'request.query',
        name: 'code_challenge',
        other: null,
      }),
      expect.objectContaining({ change: 'removed', name: 'code_challenge_method', one: 'S256', other: null }),
    ]);
  });

  it('shows what was changed and what was added', () => {
    const trace = changedRequest('token-request', (request) => ({
      ...request,
      body: { ...(request.body as object), grant_type: 'password', audience: 'x' },
    }));
    expect(differencesOf(sampleTrace(), trace)).toEqual([
      {
        kind: 'parameter',
        change: 'changed',
        place: 'request.body',
        name: 'grant_type',
        one: 'authorization_code',
        other: 'password',
      },
      { kind: 'parameter', change: 'added', place: 'request.body', name: 'audience', one: null, other: 'x' },
    ]);
  });

  it('shows a claim of a token that is another one', () => {
    const trace = changed((event) =>
      event.kind === 'exchange'
        ? {
            ...event,
            tokens: event.tokens.map((token) => ({ ...token, payload: { ...token.payload, aud: 'x' } })),
          }
        : event,
    );
    expect(differencesOf(sampleTrace(), trace)).toEqual([
      expect.objectContaining({
        place: 'access_token.payload',
        name: 'aud',
        one: 'http://localhost:3001',
        other: 'x',
      }),
    ]);
  });

  it('shows a parameter that stands openly where a hidden value was', () => {
    const trace = changedRequest('authorization-response', (request) => ({
      ...request,
      headers: { cookie: 'message_writer_session=open' },
    }));
    expect(differencesOf(sampleTrace(), trace)).toEqual([
      expect.objectContaining({ change: 'changed', place: 'request.headers', name: 'cookie' }),
    ]);
  });

  it('shows statuses and checks that came out otherwise, or were not made', () => {
    const trace = changed((event) => {
      if (event.kind === 'check' && event.check === 'state') return { ...event, passed: false };
      if (event.kind === 'check' && event.check === 'code-verifier') return undefined;
      return event.kind === 'exchange' && event.message === 'keys-request'
        ? { ...event, response: null }
        : event;
    });
    expect(differencesOf(sampleTrace(), trace).filter(({ kind }) => kind !== 'parameter')).toEqual([
      { kind: 'check', party: 'message-writer', check: 'state', one: 'passed', other: 'failed' },
      {
        kind: 'check',
        party: 'authorization-server',
        check: 'code-verifier',
        one: 'passed',
        other: 'missing',
      },
      { kind: 'status', one: 200, other: null },
    ]);
  });

  it('leaves a message alone that only one of them has, and lines up the rest', () => {
    const trace = changed((event) =>
      event.kind === 'exchange' && event.message === 'consent-decision' ? undefined : event,
    );
    const { isSame, rows } = compareTraces(sampleTrace(), trace);
    expect(isSame).toBe(false);
    expect(rows).toHaveLength(10);
    expect(rows.filter((row) => row.other === undefined).map((row) => row.one?.message)).toEqual([
      'consent-decision',
    ]);
    expect(rows.flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('says how many exchanges were too many', () => {
    const trace = sampleTrace();
    const [event] = trace.events;
    const events = Array.from({ length: 3_001 }, () => event as TraceEvent);
    const comparison = compareTraces({ ...trace, events }, { ...trace, events: events.slice(0, 1) });
    expect(comparison).toMatchObject({ isSame: false, leftOut: 1 });
  });

  it('finds no difference between two runs of one flow', () => {
    expect(differencesOf(sampleTrace(), other())).toEqual([]);
    expect(compareTraces(sampleTrace(), other())).toMatchObject({ isSame: true, leftOut: 0 });
  });
});
