import { describe, expect, it } from 'vitest';
import { FlowIndex } from './flow-index.ts';
import { Story, flowsOf, indexOf } from './test/story.ts';
import { namesOf, tellConnect, tellFlow, tellFrontChannel, tellPage, tellTokens } from './test/tell-flow.ts';

const ada = { session: 'session of Ada', signedIn: 'Ada at the server' };

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
    const before = index.trace(1);
    expect(index.add(story.dated[3] as never)).toBe(1);
    expect(index.trace(1)).toBe(before);
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
    expect([index.trace(1), index.ofSession('x')]).toEqual([undefined, undefined]);
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
