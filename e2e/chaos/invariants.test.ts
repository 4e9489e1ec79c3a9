import { describe, expect, it } from 'vitest';
import { checkInvariants } from './invariants.ts';
import {
  ada,
  draft,
  exchange,
  facts,
  flow,
  grace,
  history,
  saved,
  savedAnswer,
  tokenRequest,
  tokens,
} from './made-up.ts';

describe('checkInvariants', () => {
  it('finds nothing in a history in which nothing happened that must not', () => {
    const all = [...flow, saved('hello', savedAnswer), exchange({})];
    expect(checkInvariants(history(all), facts({ drafts: [draft('hello')] }))).toEqual([]);
  });

  it('refuses to say anything about nothing', () => {
    expect(checkInvariants(history([]), facts())).toHaveLength(1);
  });
});

describe('O1', () => {
  it.each([{ code: 'code-0123456789abcdef' }, { refresh_token: 'refresh-token-0123456789' }])(
    'sees %o answered twice',
    (presented) => {
      const twice = [...flow, tokenRequest(presented, tokens, 1_200), tokenRequest(presented, tokens, 1_300)];
      expect(checkInvariants(history(twice), facts())).toEqual([
        expect.stringMatching(/^O1 .* token responses/),
      ]);
    },
  );

  it('bears the second being refused', () => {
    const replayed = [...flow, tokenRequest({ code: 'code-0123456789abcdef' }, undefined, 1_200)];
    expect(checkInvariants(history(replayed), facts())).toEqual([]);
  });
});

describe('O3', () => {
  it('sees a row that belongs to nothing', () => {
    const halfDone = [{ rule: 'no session without a person', rows: 1 }];
    expect(checkInvariants(history(flow), facts({ halfDone }))).toEqual([expect.stringMatching(/^O3 /)]);
  });
});

describe('O5', () => {
  it('sees what belongs to somebody else, in a page and in an answer to a token', () => {
    const page = exchange({ answer: { body: `<p>${grace.canary}</p>` } });
    expect(checkInvariants(history([page]), facts())).toEqual([
      expect.stringMatching(/^O5 .* ada.* belongs to grace/),
    ]);
    const { access_token } = tokens;
    const answered = exchange({
      to: 'contact-saver',
      from: 'message-writer/0.1.0',
      headers: { authorization: `Bearer ${access_token}` },
      answer: { body: JSON.stringify([ada.canary, grace.canary]) },
    });
    expect(checkInvariants(history([...flow, answered]), facts())).toEqual([
      expect.stringMatching(/^O5 .* belongs to grace/),
    ]);
  });
});

describe('O8 and O9', () => {
  it.each([
    ['never', { fault: 'crash', from: 0, back: 100 }],
    ['late', { fault: 'crash', from: 0, back: 100, recovered: 10_101 }],
  ])('sees a recovery that comes %s', (_title, window) => {
    expect(checkInvariants(history([exchange({ askedAt: 20_000 })], { windows: [window] }), facts())).toEqual(
      [expect.stringMatching(/^O8 /)],
    );
  });

  it.each([
    { person: ada.email, finished: false, redirects: 3 },
    { person: ada.email, finished: true, redirects: 21 },
  ])('sees somebody who does not get there: %o', (restart) => {
    expect(checkInvariants(history(flow, { restarts: [restart] }), facts())).toEqual([
      expect.stringMatching(/^O9 /),
    ]);
  });
});
