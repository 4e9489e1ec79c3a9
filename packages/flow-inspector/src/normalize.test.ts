import { describe, expect, it } from 'vitest';
import { parseTrace, toJson } from './export/json.ts';
import { normalizeTrace } from './normalize.ts';
import { sampleTrace } from './test-data/sample-trace.ts';
import { sampleParties } from './test-data/sample-parties.ts';
import type { Trace, TracedExchange } from './trace.ts';

const otherParties = {
  'message-writer': 'https://writer.example',
  'authorization-server': 'http://127.0.0.1:43021',
  'contact-saver': 'http://localhost:30011',
};

const goldenOf = (trace: Trace, parties: Parameters<typeof normalizeTrace>[1] = { parties: sampleParties }) =>
  toJson(normalizeTrace(trace, parties));

function exchangeIn(trace: Trace, message: string): TracedExchange {
  const found = trace.events.find((event) => event.kind === 'exchange' && event.message === message);
  if (found?.kind !== 'exchange') throw new Error(`no ${message}`);
  return found;
}

describe('normalizeTrace', () => {
  it('still tells runs apart that differ in what they do', () => {
    const trace = sampleTrace();
    const events = trace.events.filter((event) => event.kind !== 'check' || event.check !== 'state');
    expect(goldenOf({ ...trace, events })).not.toBe(goldenOf(trace));
    expect(goldenOf({ ...trace, outcome: 'denied' })).not.toBe(goldenOf(trace));
  });

  it('ends, and loses no event, when exchanges name each other as their parents', () => {
    const trace = sampleTrace();
    const [one, two, ...rest] = trace.events.filter((event) => event.kind === 'exchange');
    const events = [{ ...one, parent: two?.id }, { ...two, parent: one?.id }, ...rest] as Trace['events'];
    expect(normalizeTrace({ ...trace, events }).events).toHaveLength(events.length);
  });

  it('puts requests that were sent at once in one order, whichever was first', () => {
    expect(goldenOf(sampleTrace({ contactsFirst: true }))).toBe(goldenOf(sampleTrace()));
  });

  it('leaves requests that were sent one after the other in their order', () => {
    const messages = normalizeTrace(sampleTrace()).events.flatMap((event) =>
      event.kind === 'exchange' ? event.message : [],
    );
    expect(messages).toEqual([
      ...['connect', 'authorization-request', 'sign-in', 'consent-decision', 'authorization-response'],
      ...[
        'token-request',
        'keys-request',
        'landing-page',
        'protected-resource-request',
        'protected-resource-request',
      ],
    ]);
  });

  it('gives the same JSON for two runs, at other times and other addresses', () => {
    const times = { startedAt: '2031-12-24T23:59:58.123Z', parties: otherParties };
    const run = sampleTrace({ run: 'two', installation: 'there', ...times });
    expect(goldenOf(run, { parties: otherParties })).toBe(goldenOf(sampleTrace()));
  });

  it('gives a name that is not shown a number, too', () => {
    const withMember = (fingerprint: string) => {
      const trace = sampleTrace();
      const [first, ...rest] = trace.events;
      if (first?.kind !== 'exchange') throw new Error('no exchange');
      const body = { [`‹not shown · 40 characters · #${fingerprint}›`]: true };
      return goldenOf({ ...trace, events: [{ ...first, request: { ...first.request, body } }, ...rest] });
    };
    expect(withMember('aaaaaaaa')).toBe(withMember('bbbbbbbb'));
  });

  it('is not changed by being applied again, and stays a trace', () => {
    const golden = goldenOf(sampleTrace());
    expect(goldenOf(parseTrace(golden))).toBe(golden);
  });

  it('keeps equal values equal and different ones different', () => {
    const trace = normalizeTrace(sampleTrace());
    const state = /‹state · 43 characters · #\d+›/;
    const [sent] = state.exec(exchangeIn(trace, 'authorization-request').request.url) ?? [];
    const { request, values } = exchangeIn(trace, 'authorization-response');
    expect(request.url).toContain(sent);
    expect(sent).toContain(`#${values.find(({ kind }) => kind === 'state')?.fingerprint}›`);
    expect(new Set(values.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('names parties instead of addresses, and keeps addresses that only begin alike', () => {
    const trace = sampleTrace();
    const [event] = trace.events;
    if (event?.kind !== 'exchange') throw new Error('the sample begins with an exchange');
    const headers = {
      host: 'localhost:3000',
      origin: 'http://localhost:30000',
      referer: 'http://localhost:3000.evil/',
    };
    const events = [{ ...event, request: { ...event.request, headers } }];
    const [first] = normalizeTrace({ ...trace, events }, { parties: sampleParties }).events;
    expect(first).toMatchObject({
      request: { url: '{message-writer}/oauth/connect', headers: { ...headers, host: '{message-writer}' } },
    });
  });

  it('lets lifetimes be seen', () => {
    const [token] = exchangeIn(normalizeTrace(sampleTrace()), 'token-request').tokens;
    expect(token?.payload).toMatchObject({ iat: 0, exp: 300 });
  });

  it('does not change the trace it is given', () => {
    const trace = sampleTrace();
    normalizeTrace(trace, { parties: sampleParties });
    expect(trace).toEqual(sampleTrace());
  });
});
