import { describe, expect, it } from 'vitest';
import { Story } from '../projection/test/story.ts';
import { sampleTrace } from '../test-data/sample-trace.ts';
import type { TracedExchange } from '../trace.ts';
import { errorOf, hopsOf, isRefused, pathOf } from './hops.ts';

const trace = 'one trace';

function hops(story: Story) {
  const [told] = story.index().traces();
  return hopsOf(told ?? { events: [] }).map(({ artifacts, checks, exchange }) => [
    exchange.message,
    ...checks.map(({ check }) => check),
    ...artifacts.map(({ artifact }) => artifact),
  ]);
}

describe('hopsOf', () => {
  it('is empty for a flow without messages', () => {
    expect(hopsOf({ events: [] })).toEqual([]);
  });

  it('places a check in the exchange it was made in', () => {
    const story = new Story();
    const first = story.exchange('token-request', { trace });
    story.exchange('token-request', { trace });
    story.check('code', 'token-request', {
      exchange: first.event.kind === 'exchange' ? first.event.id : '',
      trace,
    });
    expect(hops(story)).toEqual([['token-request', 'code'], ['token-request']]);
  });

  it('places a check about another message than the one it was made in with that message', () => {
    const story = new Story();
    story.exchange('authorization-response', { trace, id: 'callback' });
    story.exchange('token-request', { trace });
    story.exchange('keys-request', { trace });
    story.check('nonce', 'token-request', { trace, exchange: 'callback' });
    story.check('state', 'authorization-response', { trace, exchange: 'callback' });
    expect(hops(story)).toEqual([
      ['authorization-response', 'state'],
      ['token-request', 'nonce'],
      ['keys-request'],
    ]);
  });

  it('places a check of no exchange with the newest message of its kind', () => {
    const story = new Story();
    for (const message of ['token-request', 'token-request', 'page'] as const)
      story.exchange(message, { trace });
    story.check('nonce', 'token-request', { trace });
    expect(hops(story)).toEqual([['token-request'], ['token-request', 'nonce'], ['page']]);
  });

  it('places a check whose message is not there in its exchange, or else in the newest', () => {
    const story = new Story();
    story.exchange('authorization-response', { trace, id: 'callback' });
    story.exchange('page', { trace });
    story.check('nonce', 'token-request', { trace, exchange: 'callback' });
    story.check('nonce', 'token-request', { trace });
    expect(hops(story)).toEqual([
      ['authorization-response', 'nonce'],
      ['page', 'nonce'],
    ]);
  });

  it('loses no check that was made before the first message', () => {
    const story = new Story();
    story.check('state', 'authorization-response', { trace });
    story.exchange('authorization-response', { trace });
    expect(hops(story)).toEqual([['authorization-response', 'state']]);
  });

  it('places an artifact in its exchange, or else in the newest', () => {
    const story = new Story();
    story.exchange('token-request', { trace, id: 'token request' });
    story.exchange('page', { trace });
    story.artifact({ trace, exchange: 'token request' });
    story.artifact({ trace });
    expect(hops(story)).toEqual([
      ['token-request', 'session'],
      ['page', 'session'],
    ]);
  });

  it('keeps every check and every arrow of a whole flow, once, in order', () => {
    const { events } = sampleTrace();
    const placed = hopsOf({ events });
    const idsOf = (kind: string) => events.filter((event) => event.kind === kind).map(({ id }) => id);
    expect(placed.map(({ exchange }) => exchange.id)).toEqual(idsOf('exchange'));
    expect(placed.map(({ number }) => number)).toEqual(placed.map((_hop, index) => index + 1));
    expect(placed.flatMap(({ checks }) => checks.map(({ id }) => id)).toSorted()).toEqual(
      idsOf('check').toSorted(),
    );
  });

  it('says how long nothing was sent, and nothing of what overlaps', () => {
    const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second)).toISOString();
    const story = new Story();
    story.exchange('page', { trace, startedAt: at(0), duration: 10_000 });
    story.exchange('keys-request', { trace, startedAt: at(1), duration: 1_000 });
    story.exchange('page', { trace, startedAt: at(14), duration: 1 });
    const [told] = story.index().traces();
    expect(hopsOf(told ?? { events: [] }).map(({ pause }) => pause)).toEqual([0, 0, 4_000]);
  });
});

function exchange(changes: Partial<TracedExchange>): TracedExchange {
  const [first] = sampleTrace().events;
  return { ...(first as TracedExchange), ...changes };
}

const response = (status: number, headers: Record<string, string>, body: unknown) => ({
  status,
  headers,
  body,
});

describe('isRefused', () => {
  it.each([
    [{ failure: 'no answer', response: null }, true],
    [{ response: response(400, {}, null) }, true],
    [{ response: response(303, {}, null) }, false],
    [{ response: null }, false],
  ])('of %j is %s', (changes, refused) => expect(isRefused(exchange(changes))).toBe(refused));
});

describe('errorOf', () => {
  it.each([
    [response(400, {}, { error: 'invalid_grant', title: 'x' }), 'invalid_grant'],
    [response(401, { 'www-authenticate': 'Bearer error="invalid_token"' }, null), 'invalid_token'],
    [response(303, { location: 'http://a/cb?error=access_denied&state=x' }, null), 'access_denied'],
    [response(404, {}, { title: 'There is no such contact' }), 'There is no such contact'],
    [response(200, {}, ['error']), undefined],
    [response(400, {}, { error: { nested: true } }), undefined],
    [null, undefined],
  ])('of %j is %s', (given, error) => expect(errorOf(exchange({ response: given }))).toBe(error));
});

describe('pathOf', () => {
  it.each([
    ['http://localhost:3000/oauth/callback?code=a/b', '/oauth/callback'],
    ['http://localhost:3000', '/'],
    ['http://localhost:3000?x', '/'],
  ])('of %s is %s', (url, path) =>
    expect(pathOf(exchange({ request: { ...exchange({}).request, url } }))).toBe(path),
  );
});
