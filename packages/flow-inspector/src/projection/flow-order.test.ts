import { describe, expect, it } from 'vitest';
import type { DatedEvent } from './dated-event.ts';
import { Story, flowsOf, indexOf } from './test/story.ts';
import { tellConnect, tellFlow, tellFrontChannel, tellPage } from './test/tell-flow.ts';

const ada = { session: 'session of Ada', signedIn: 'Ada at the server' };

/** The same events, stored in another order. */
function stored(
  dated: readonly DatedEvent[],
  order: (one: DatedEvent, other: DatedEvent) => number,
): DatedEvent[] {
  return dated.toSorted(order).map((event, index) => ({ ...event, id: index + 1 }));
}

const messageOf = ({ event }: DatedEvent) => (event.kind === 'exchange' ? event.message : event.kind);

/** Moves events of one message behind everything else. */
const late = (message: string) => (one: DatedEvent, other: DatedEvent) =>
  Number(messageOf(one) === message) - Number(messageOf(other) === message);

describe('FlowIndex, order of storing', () => {
  it('finds the page before a connect that is stored after its authorization request', () => {
    const story = new Story();
    story.exchange('landing-page', { values: { session: ada.session } });
    tellConnect(story, 'one', ada);
    tellFrontChannel(story, 'one', ada);
    expect(flowsOf(indexOf(stored(story.dated, late('connect'))))).toHaveLength(1);
  });

  it.each([
    'metadata-request',
    'connect',
    'authorization-request',
    'sign-in',
    'token-request',
    'authorization-response',
  ])('makes one flow of it when %s is stored last', (message) => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const flows = flowsOf(indexOf(stored(story.dated, late(message))));
    expect(flows).toEqual(flowsOf(story.index()));
  });

  it('makes one flow of it when everything is stored backwards', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const backwards = stored(story.dated, (one, other) => other.id - one.id);
    expect(flowsOf(indexOf(backwards))).toEqual(flowsOf(story.index()));
  });

  it('comes to the same flows in two replicas, of which one has read them later', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    tellFlow(story, 'two', ada);
    tellPage(story, 'two', ada);
    const live = story.index(story.dated.slice(0, 15));
    live.traces();
    for (const dated of story.dated) live.add(dated);
    expect(live.traces()).toEqual(story.index().traces());
  });

  it('comes to the same flows in two replicas, of which one hears of two events the other way round', () => {
    const story = new Story();
    story.exchange('landing-page', { values: { session: ada.session } });
    tellConnect(story, 'one', ada);
    tellFrontChannel(story, 'one', ada);
    const [heard, read] = [[...story.dated], story.dated];
    const connect = heard.findIndex((dated) => messageOf(dated) === 'connect');
    heard.splice(connect, 2, ...heard.slice(connect, connect + 2).toReversed());
    expect(indexOf(heard).traces()).toEqual(indexOf(read).traces());
  });

  it('puts events in the order in which they happened by the database’s clock, not by the recorders’', () => {
    const story = new Story();
    const startedAt = '2031-01-01T00:00:00.000Z';
    story.exchange('connect', { startedAt, values: { state: 's' } });
    story.exchange('authorization-request', {
      startedAt: '2001-01-01T00:00:00.000Z',
      values: { state: 's' },
    });
    story.exchange('authorization-response', { startedAt, values: { state: 's' } });
    const backwards = stored(story.dated, (one, other) => other.id - one.id);
    const [trace] = indexOf(backwards).traces();
    expect(trace?.events.map((event) => event.kind === 'exchange' && event.message)).toEqual([
      'connect',
      'authorization-request',
      'authorization-response',
    ]);
    expect(trace?.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(trace?.startedAt).toBe(story.dated[0]?.occurredAt.toISOString());
  });

  it('puts events of the same moment in the order of storing', () => {
    const story = new Story();
    const occurredAt = new Date('2026-03-01T10:00:00.000Z');
    for (const id of ['a', 'b', 'c']) story.exchange('page', { id, trace: 't' });
    const [trace] = indexOf(story.dated.map((dated) => ({ ...dated, occurredAt }))).traces();
    expect(trace?.events.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('takes in thousands of events, of many flows and of one', () => {
    const many = new Story();
    for (let flow = 0; flow < 400; flow += 1)
      tellFlow(many, `flow ${flow}`, { session: `session ${flow % 40}` });
    expect(many.dated.length).toBeGreaterThan(4_500);
    expect(many.index().traces()).toHaveLength(400);
    const one = new Story();
    tellFlow(one, 'one', ada);
    for (let page = 0; page < 2_500; page += 1) tellPage(one, 'one', ada);
    expect(one.index().traces()).toMatchObject([{ events: { length: 5_011 } }]);
  });
});

describe('FlowIndex.forgetBefore', () => {
  it('forgets whole flows, their names and their sessions', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const second = story.dated.length + 1;
    tellFlow(story, 'two', { session: 'another' });
    const index = story.index();
    index.forgetBefore(second);
    expect(index.traces()).toHaveLength(1);
    expect([index.trace(1), index.ofSession(ada.session)]).toEqual([undefined, undefined]);
    expect(index.trace(second)?.id).toBe(String(second));
  });

  it('shortens a flow, which is then named after the first that is left', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const index = story.index();
    const before = index.trace(9);
    index.forgetBefore(4);
    expect(index.trace(9)?.id).toBe('4');
    expect(index.trace(3)).toBeUndefined();
    expect(index.trace(9)?.events[0]).toMatchObject({ seq: 1, message: 'authorization-request' });
    expect(index.trace(9)).not.toBe(before);
  });

  it('still knows what belongs to a flow that was shortened', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const index = story.index();
    index.forgetBefore(10);
    tellPage(story, 'one', ada);
    for (const dated of story.dated.slice(-2)) index.add(dated);
    expect(index.traces()).toHaveLength(1);
  });

  it('changes nothing when there is nothing to forget', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const index = story.index();
    const before = index.trace(1);
    index.forgetBefore(1);
    expect(index.trace(1)).toBe(before);
  });
});
