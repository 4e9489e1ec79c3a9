import { describe, expect, it } from 'vitest';
import { traceSchema } from '../trace.ts';
import { Story } from './test/story.ts';

const values = { state: 's' };
const server = { to: 'authorization-server', from: 'message-writer' } as const;

type Tell = (story: Story) => unknown;

const connect: Tell = (story) => story.exchange('connect', { values });
const ask: Tell = (story) => story.exchange('authorization-request', { values, to: 'authorization-server' });
const answer =
  (query = '', status = 303): Tell =>
  (story) =>
    story.exchange('authorization-response', { values, status, url: `/oauth/callback?iss=x${query}` });
const tokens =
  (status: number | null = 200, failure?: string): Tell =>
  (story) =>
    story.exchange('token-request', { ...server, values, status, ...(failure !== undefined && { failure }) });
const revoke =
  (status = 200): Tell =>
  (story) =>
    story.exchange('revocation-request', { ...server, values, status });
const page =
  (status: number | null = 200, failure?: string): Tell =>
  (story) =>
    story.exchange('landing-page', { values, status, ...(failure !== undefined && { failure }) });
const check =
  (passed: boolean, id: 'state' | 'password' = 'state'): Tell =>
  (story) =>
    story.check(id, 'authorization-response', { passed, joins: ['s'] });
const call =
  (status: number): Tell =>
  (story) =>
    story.exchange('protected-resource-request', { values, status });

function told(...parts: Tell[]) {
  const story = new Story();
  for (const tell of parts) tell(story);
  const [trace, ...others] = story.index().traces();
  expect(others).toEqual([]);
  return traceSchema.parse(trace);
}

describe('describeFlow', () => {
  it.each<[string, Tell[]]>([
    ['browsing', [page()]],
    ['browsing', [page(500)]],
    ['running', [connect]],
    ['running', [page(), connect, ask, answer()]],
    ['denied', [connect, ask, check(false), answer('&error=access_denied')]],
    ['denied', [connect, answer('&error=access_denied&state=x'), page(500)]],
    ['refused', [connect, ask, answer(), check(false)]],
    ['refused', [connect, tokens(null, 'no answer'), check(false)]],
    ['failed', [connect, tokens(null, 'no answer in time')]],
    ['failed', [connect, tokens(502)]],
    ['failed', [connect, check(false), tokens(500)]],
    ['running', [connect, ask, answer(), tokens()]],
    ['connected', [connect, ask, answer(), tokens(), call(200)]],
    ['connected', [connect, check(false, 'password'), tokens(), call(403), check(false)]],
    ['connected', [connect, tokens(), call(200), tokens(400), revoke(503)]],
    ['connected', [connect, tokens(), call(200), revoke(), ask, tokens(), call(200)]],
    ['disconnected', [connect, tokens(), call(200), revoke(), page()]],
  ])('says %s of %#', (outcome, parts) => {
    expect(told(...parts).outcome).toBe(outcome);
  });

  it.each(['&error=access_denied_not', '&myerror=access_denied', '&error_description=access_denied'])(
    'does not take %s for a denial',
    (query) => expect(told(connect, answer(query)).outcome).toBe('running'),
  );

  it('is running again when a wrong password is followed by the right one', () => {
    expect(told(connect, ask, check(false, 'password'), check(true, 'password'), page()).outcome).toBe(
      'running',
    );
  });

  it('is running although a page before it was left before it was complete', () => {
    expect(told(page(200, 'the connection ended'), connect, ask).outcome).toBe('running');
  });

  it('names whom the newest ID token names', () => {
    const story = new Story();
    expect(told(connect).who).toBeNull();
    story.exchange('token-request', { ...server, values, who: 'Ada' });
    story.exchange('token-request', { ...server, values, who: 'Ada Lovelace' });
    story.exchange('page', { values });
    expect(story.index().traces()[0]?.who).toBe('Ada Lovelace');
  });

  it.each([
    ['', 'Connect ContactSaver · under way'],
    ['client_id=contact-saver-docs', 'API documentation · under way'],
    ['client_id=unheard-of', 'Your own app unhear… · under way'],
    ['client_id=%3Cscript%3E', 'Connect ContactSaver · under way'],
  ])('is titled after the client of %j', (query, title) => {
    const story = new Story();
    story.exchange('authorization-request', { values, url: `/auth?${query}` });
    expect(story.index().traces()[0]?.title).toBe(title);
  });

  it.each(['constructor', 'toString'])('is titled after a client that is called %s', (client) => {
    const story = new Story();
    story.exchange('authorization-request', { values, url: `/auth?client_id=${client}` });
    expect(story.index().traces()[0]?.title).toBe(`Your own app ${client.slice(0, 6)}… · under way`);
  });

  it.each([
    ['/museum/password-grant/steps/more', 'Museum · password grant'],
    ['/museum/implicit', 'Museum · implicit grant'],
    ['/museum', 'Looking at pages'],
    ['/elsewhere?next=http://localhost:3004/museum/implicit', 'Looking at pages'],
  ])('is titled after the exhibit at %s', (url, title) => {
    const story = new Story();
    story.exchange('page', { values, url });
    expect(story.index().traces()[0]?.title).toBe(title);
  });

  it('titles what is no authorization after what was looked at', () => {
    const keys: Tell = (story) => story.exchange('keys-request', { values });
    expect(told(keys).title).toBe('Servers reading keys and metadata');
    expect(told(call(200), page()).title).toBe('Calls to the API');
    expect(told(page(), keys).title).toBe('Looking at pages');
  });
});
