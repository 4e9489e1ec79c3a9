import { describe, expect, it } from 'vitest';
import { FlowIndex } from './flow-index.ts';
import { Story, flowsOf, indexOf } from './test/story.ts';
import { namesOf, tellConnect, tellFlow, tellFrontChannel, tellPage, tellTokens } from './test/tell-flow.ts';

const ada = { session: 'session of Ada', signedIn: 'Ada at the server' };
const grace = { session: 'session of Grace', signedIn: 'Grace at the server' };

describe('FlowIndex', () => {
  it('gives an event without any keys a flow of its own', () => {
    const story = new Story();
    story.artifact();
    story.artifact();
    expect(
      story
        .index()
        .traces()
        .map(({ outcome }) => outcome),
    ).toEqual(['browsing', 'browsing']);
  });

  it('takes an event in once', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const [once, twice] = [story.index(), indexOf([...story.dated, ...story.dated])];
    expect(twice.traces()).toEqual(once.traces());
    const index = story.index();
    const version = index.versionOf(1);
    expect(index.add(story.dated[3] as never)).toBe(1);
    expect(index.versionOf(1)).toBe(version);
  });

  it('counts what recorders had to drop, and makes no flow of it', () => {
    const story = new Story();
    story.drop(3);
    story.drop(4);
    const index = story.index();
    expect([index.dropped, index.traces()]).toEqual([7, []]);
  });

  it('knows nothing of an id that was never stored', () => {
    const index = new FlowIndex();
    expect([index.trace(1), index.versionOf(1), index.ofSession('x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('makes one flow of everything from the page before it to the calls after it', () => {
    const story = new Story();
    story.exchange('landing-page', { values: { session: ada.session } });
    tellFlow(story, 'one', ada);
    expect(flowsOf(story.index())).toEqual([
      [
        'landing-page',
        'metadata-request',
        'connect',
        'authorization-request',
        'sign-in-page',
        'sign-in',
        'consent-decision',
        'resume',
        'token-request',
        'authorization-response',
        'protected-resource-request',
        'landing-page',
      ],
    ]);
  });

  it('names a flow after the first of its events that was stored, and finds it by any of them', () => {
    const story = new Story();
    story.exchange('landing-page', { values: { session: ada.session } });
    tellFlow(story, 'one', ada);
    const index = story.index();
    expect(story.dated.map(({ id }) => index.trace(id)?.id)).toEqual(Array(story.dated.length).fill('1'));
    expect(index.ofSession(ada.session)).toBe(1);
  });

  it('keeps the flows of two people apart, however they interleave', () => {
    const [one, two] = [new Story('one'), new Story('two')];
    tellFlow(one, 'one', ada);
    tellFlow(two, 'two', grace);
    const mixed = one.dated.flatMap((dated, index) => [
      { ...dated, id: index * 2 + 1 },
      { ...(two.dated[index] ?? dated), id: index * 2 + 2 },
    ]);
    const flows = flowsOf(indexOf(mixed));
    expect(flows).toHaveLength(2);
    expect(flows[0]).toEqual(flows[1]);
  });

  it('makes a flow of its own of a second connect in the same session, such as a step-up', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    tellFlow(story, 'two', ada);
    tellPage(story, 'two', ada);
    const index = story.index();
    const [second, first] = index.traces();
    expect([first?.events.length, second?.events.length]).toEqual([11, 13]);
    expect(index.ofSession(ada.session)).toBe(Number(second?.id));
  });

  it('takes a call with the first flow’s token for one of the first flow, after a second one', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    tellFlow(story, 'two', ada);
    const call = story.exchange('protected-resource-request', {
      from: 'message-writer',
      values: { jti: namesOf('one').jti },
    });
    const index = story.index();
    expect(index.trace(call.id)).toBe(index.trace(1));
  });

  it('finds the flow of a code that is replayed by somebody else', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    tellFlow(story, 'two', grace);
    const values = { authorization_code: namesOf('one').code };
    const replay = story.exchange('token-request', { from: 'outside', status: 400, values });
    const index = story.index();
    expect(index.trace(replay.id)).toBe(index.trace(1));
    expect(index.traces()).toHaveLength(2);
  });

  it('follows a chain of refreshes', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    for (const [before, after] of [
      [namesOf('one').refresh, 'second'],
      ['second', 'third'],
      ['third', 'fourth'],
    ] as const) {
      story.wait(60 * 60_000);
      const values = { refresh_token: [before, after], jti: `jti ${after}` };
      story.exchange('refresh-request', { from: 'message-writer', values });
    }
    story.exchange('protected-resource-request', { from: 'message-writer', values: { jti: 'jti fourth' } });
    expect(story.index().traces()).toHaveLength(1);
  });

  it('takes disconnecting for the end of the flow that it ends', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    const trace = 'trace of disconnect';
    const values = { refresh_token: namesOf('one').refresh };
    story.exchange('revocation-request', { trace, from: 'message-writer', values });
    story.exchange('disconnect', { trace, values: { session: ada.session }, status: 303 });
    expect(story.index().traces()).toHaveLength(1);
  });

  it('places an answer with a state that nobody sent in the flow of the session it came to', () => {
    const story = new Story();
    tellConnect(story, 'one', ada);
    tellFrontChannel(story, 'one', ada);
    const values = { session: ada.session, state: 'of nobody', authorization_code: 'of nobody' };
    const foreign = story.exchange('authorization-response', { values, status: 400 });
    expect(story.index().trace(foreign.id)?.id).toBe('1');
  });

  it('places an answer with somebody else’s state and code in their flow (RFC 9700 §4.7)', () => {
    const story = new Story();
    tellConnect(story, 'one', ada);
    tellConnect(story, 'two', grace);
    tellFrontChannel(story, 'two', grace);
    const { code, state } = namesOf('two');
    const values = { session: ada.session, state, authorization_code: code };
    const foreign = story.exchange('authorization-response', { values, status: 400 });
    const index = story.index();
    expect(index.trace(foreign.id)?.id).toBe('4');
    expect(index.traces()).toHaveLength(2);
  });

  it.fails('keeps two flows apart when the code of one is put into the answer of the other', () => {
    const story = new Story();
    tellConnect(story, 'one', ada);
    tellConnect(story, 'two', grace);
    tellFrontChannel(story, 'two', grace);
    const values = {
      session: ada.session,
      state: namesOf('one').state,
      authorization_code: namesOf('two').code,
    };
    story.exchange('authorization-response', { values, status: 400 });
    expect(story.index().traces()).toHaveLength(2);
  });

  it('knows no flow of a page that was looked at long before', () => {
    const story = new Story();
    story.exchange('landing-page', { values: { session: ada.session } });
    story.wait(31 * 60_000);
    tellConnect(story, 'one', ada);
    expect(story.index().traces()).toHaveLength(2);
  });

  it('takes a page much later for one of the flow the session is in', () => {
    const story = new Story();
    tellFlow(story, 'one', ada);
    story.wait(5 * 60 * 60_000);
    tellPage(story, 'one', ada);
    story.exchange('landing-page', { values: { session: ada.session } });
    expect(story.index().traces()).toHaveLength(1);
  });

  it('tells what happens in the callback before the callback itself is stored', () => {
    const story = new Story();
    tellConnect(story, 'one', ada);
    tellFrontChannel(story, 'one', ada);
    tellTokens(story, 'one', ada);
    const index = story.index(story.dated.slice(0, -1));
    expect(flowsOf(index)).toEqual([expect.arrayContaining(['token-request'])]);
  });
});
