import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../invariants.ts';
import {
  ada,
  draft,
  exchange,
  facts,
  flow,
  history,
  post,
  saved,
  savedAnswer,
  tokenRequest,
  unsignedJwt,
} from '../made-up.ts';

describe('O2', () => {
  it.each([
    ['is gone', []],
    ['is another one', [draft('something else')]],
    ['is there twice', [draft('hello'), draft('hello')]],
  ])('sees that an acknowledged draft %s', (_title, drafts) => {
    expect(checkInvariants(history([saved('hello', savedAnswer)]), facts({ drafts }))).toEqual([
      expect.stringMatching(/^O2 .* draft/),
    ]);
  });

  it.each([
    ['a draft that nobody acknowledged', [saved('hello', null)], []],
    [
      'a later draft that may have arrived',
      [saved('hello', savedAnswer), saved('hi', null, 1_500)],
      [draft('hi')],
    ],
    ['a draft that was refused', [saved('hello', { status: 303, location: '/messages?refused=yes' })], []],
  ])('asks nothing of %s', (_title, exchanges, drafts) => {
    const windows = [{ fault: 'crash', from: 0, back: 2_000, recovered: 2_000 }];
    expect(checkInvariants(history(exchanges, { windows }), facts({ drafts }))).toEqual([]);
  });

  const authorization = `Bearer ${unsignedJwt({ exp: 9_999, sub: ada.subject })}`;
  const added = (status: number) =>
    exchange({
      to: 'contact-saver',
      method: 'POST',
      path: '/contacts',
      headers: { authorization, accept: 'application/json' },
      body: '{"firstName":"Emmy"}',
      answer: { status },
    });
  const contact = { person: ada.email, firstName: 'Emmy' };

  it('sees an acknowledged contact that is gone, and one that was stored twice', () => {
    expect(checkInvariants(history([added(201)]), facts())).toEqual([
      expect.stringMatching(/^O2 .* 0 are kept/),
    ]);
    expect(checkInvariants(history([added(201)]), facts({ contacts: [contact, contact] }))).toEqual([
      expect.stringMatching(/^O2 .* 2 are kept/),
    ]);
    expect(checkInvariants(history([added(201)]), facts({ contacts: [contact] }))).toEqual([]);
  });

  const consent = post(
    'authorization-server',
    '/interaction/x/consent',
    { decision: 'allow' },
    { status: 303 },
  );
  const signOut = post('authorization-server', '/session/end/confirm', { logout: 'yes' }, { status: 303 });
  const home = { status: 303, location: '/?disconnected=yes' };
  const disconnect = post('message-writer', '/oauth/disconnect', {}, home, 1_300);

  it('sees a consent that is gone, and a decision to end that did not last', () => {
    expect(checkInvariants(history([consent]), facts())).toEqual([expect.stringMatching(/^O2 .* consent/)]);
    expect(checkInvariants(history([consent]), facts({ granted: [ada.email] }))).toEqual([]);
    expect(checkInvariants(history([signOut]), facts({ signedIn: [ada.email] }))).toEqual([
      expect.stringMatching(/^O2 .* signed in/),
    ]);
    const still = facts({ granted: [ada.email], connected: [ada.email] });
    expect(checkInvariants(history([consent, disconnect]), still)).toHaveLength(2);
    expect(checkInvariants(history([consent, disconnect]), facts())).toEqual([]);
  });

  it('knows that reuse ends a grant', () => {
    const reuse = tokenRequest({ code: 'code-0123456789abcdef' }, undefined, 1_400);
    expect(checkInvariants(history([consent, ...flow, reuse]), facts())).toEqual([]);
  });
});
