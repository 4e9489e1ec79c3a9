import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../invariants.ts';
import { exchange, facts, flow, history, revocation, tokenRequest, tokens, unsignedJwt } from '../made-up.ts';

describe('O4', () => {
  const { access_token, refresh_token } = tokens;
  const use = (token: string, askedAt: number, status = 200) =>
    exchange({ path: '/me', headers: { authorization: `Bearer ${token}` }, askedAt, answer: { status } });

  it('sees any token of a revoked grant that works', () => {
    const revoked = [...flow, revocation(refresh_token, 1_200)];
    expect(checkInvariants(history([...revoked, use(access_token, 1_300)]), facts())).toEqual([
      expect.stringMatching(/^O4 /),
    ]);
    const refreshed = tokenRequest({ refresh_token }, { access_token: 'another-token-0123456789' }, 1_300);
    expect(checkInvariants(history([...revoked, refreshed]), facts())).toEqual([
      expect.stringMatching(/^O4 /),
    ]);
    expect(checkInvariants(history([...revoked, use(access_token, 1_300, 401)]), facts())).toEqual([]);
  });

  it('asks nothing of what was under way', () => {
    expect(
      checkInvariants(
        history([...flow, use(access_token, 1_205), revocation(refresh_token, 1_200)]),
        facts(),
      ),
    ).toEqual([]);
  });

  it('sees a JWT that works after its end', () => {
    const token = unsignedJwt({ exp: 100 });
    expect(checkInvariants(history([use(token, 129_000)]), facts())).toEqual([]);
    expect(checkInvariants(history([use(token, 131_000)]), facts())).toEqual([
      expect.stringMatching(/^O4 .* expired/),
    ]);
  });
});
