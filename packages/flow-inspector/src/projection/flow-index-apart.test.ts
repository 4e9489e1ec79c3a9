import { describe, expect, it } from 'vitest';
import { Story, flowsOf, indexOf } from './test/story.ts';
import { namesOf, tellConnect, tellFlow, tellFrontChannel, tellPage } from './test/tell-flow.ts';

const ada = { session: 'session of Ada', signedIn: 'Ada at the server' };
const grace = { session: 'session of Grace', signedIn: 'Grace at the server' };

describe('FlowIndex, several flows', () => {
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

  it('keeps two flows apart when the code of one is put into the answer of the other', () => {
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
});
