import { describe, expect, it } from 'vitest';
import { mergeExchanges } from './merge-exchanges.ts';
import { Story } from './test/story.ts';

const ends = { id: 'span', trace: 't', to: 'contact-saver' } as const;
const token = { kind: 'access_token', fingerprint: 'f', place: 'request', header: {}, payload: {} } as const;
const signature = { valid: true, kid: 'k', verifiedAt: '2026-03-01T10:00:00.000Z' };

function merged(story: Story) {
  return [...mergeExchanges(story.dated).values()];
}

describe('mergeExchanges', () => {
  it('keeps an exchange that only one end has seen', () => {
    const story = new Story();
    story.exchange('protected-resource-request', {
      ...ends,
      side: 'client',
      recordedBy: 'message-writer',
      status: null,
      failure: 'no answer',
    });
    expect(merged(story)).toMatchObject([
      { response: null, failure: 'no answer', recordedBy: ['message-writer'] },
    ]);
  });

  it.each([
    ['client', 'server'],
    ['server', 'client'],
  ] as const)('makes one exchange of both ends when the %s’s comes first', (...sides) => {
    const story = new Story();
    for (const side of sides) {
      const isClient = side === 'client';
      story.exchange('protected-resource-request', {
        ...ends,
        side,
        recordedBy: isClient ? 'message-writer' : 'contact-saver',
        from: isClient ? 'message-writer' : 'outside',
        channel: 'back',
        startedAt: isClient ? '2026-03-01T10:00:00.000Z' : '2026-03-01T10:00:00.004Z',
        duration: isClient ? 20 : 5,
        joins: [side],
        url: `/${side}`,
        values: { jti: 'j', access_token: side },
        tokens: isClient ? [token] : [{ ...token, signature }],
        ...(isClient && { parent: 'the page' }),
      });
    }
    const [exchange, ...others] = merged(story);
    expect(others).toEqual([]);
    expect(exchange).toMatchObject({
      from: 'message-writer',
      startedAt: '2026-03-01T10:00:00.000Z',
      duration: 20,
      parent: 'the page',
      request: { url: expect.stringMatching('/server$') },
      tokens: [{ signature }],
    });
    expect(exchange?.joins.toSorted()).toEqual(['client', 'server']);
    expect(exchange?.values.map(({ fingerprint }) => fingerprint).toSorted()).toEqual([
      'client',
      'j',
      'server',
    ]);
    expect(exchange?.recordedBy.toSorted()).toEqual(['contact-saver', 'message-writer']);
    for (const name of ['side', 'who']) expect(exchange).not.toHaveProperty(name);
  });

  it('keeps the answer that was given, and the failure of the one who did not wait for it', () => {
    const story = new Story();
    story.exchange('page', { ...ends, side: 'client', status: null, failure: 'no answer in time' });
    story.exchange('page', { ...ends, side: 'server', status: 200, recordedBy: 'contact-saver' });
    expect(merged(story)).toMatchObject([{ response: { status: 200 }, failure: 'no answer in time' }]);
  });

  it('keeps the answer that the caller saw when the receiver saw none', () => {
    const story = new Story();
    story.exchange('page', { ...ends, side: 'server', status: null, recordedBy: 'contact-saver' });
    story.exchange('page', { ...ends, side: 'client', status: 502 });
    expect(merged(story)).toMatchObject([{ response: { status: 502 } }]);
  });

  it('names a recorder once whose event was stored twice', () => {
    const story = new Story();
    story.exchange('page', ends);
    story.exchange('page', ends);
    expect(merged(story)).toMatchObject([{ recordedBy: ['message-writer'] }]);
  });

  it('leaves exchanges of different spans alone', () => {
    const story = new Story();
    story.exchange('page', { id: 'one', trace: 't' });
    story.exchange('page', { id: 'two', trace: 't' });
    expect(merged(story).map(({ id }) => id)).toEqual(['one', 'two']);
  });
});
