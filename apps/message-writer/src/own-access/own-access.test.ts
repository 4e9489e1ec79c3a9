import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestIssuer, newTokens, refusal } from '../../test/issuer.ts';
import { OwnAccess } from './own-access.ts';

const answerWith = (issuer: TestIssuer, lifetime: number) => {
  issuer.answers['client-token-request'] = () =>
    Response.json({ ...newTokens(), scope: 'occasions.read', expires_in: lifetime });
};

async function create(lifetime = 300) {
  const issuer = await TestIssuer.create();
  answerWith(issuer, lifetime);
  return { issuer, access: new OwnAccess(async () => issuer.clientContext()) };
}

describe('OwnAccess', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('asks once, however many ask for it at once', async () => {
    const { access, issuer } = await create();
    const tokens = await Promise.all(Array.from({ length: 5 }, () => access.usableToken()));
    expect(new Set(tokens).size).toBe(1);
    expect(await access.usableToken()).toBe(tokens[0]);
    expect(issuer.asked('client-token-request')).toBe(1);
  });

  it('asks again before the end', async () => {
    const { access, issuer } = await create(300);
    const first = await access.usableToken();
    vi.setSystemTime(Date.now() + 295_000);
    expect(await access.usableToken()).not.toBe(first);
    expect(issuer.asked('client-token-request')).toBe(2);
  });

  it('uses a token once that does not say how long it lives (RFC 6749 §5.1)', async () => {
    const { access, issuer } = await create(0);
    await access.usableToken();
    await access.usableToken();
    expect(issuer.asked('client-token-request')).toBe(2);
  });

  it('replaces a refused token once, for all who were refused it', async () => {
    const { access, issuer } = await create();
    const refused = await access.usableToken();
    const [one, other] = await Promise.all([access.replaceToken(refused), access.replaceToken(refused)]);
    expect(one).not.toBe(refused);
    expect(other).toBe(one);
    expect(issuer.asked('client-token-request')).toBe(2);
  });

  it('keeps no failure', async () => {
    const { access, issuer } = await create();
    issuer.answers['client-token-request'] = () => refusal('temporarily_unavailable', 503);
    await expect(access.usableToken()).rejects.toThrow('authorization_server_unavailable');
    answerWith(issuer, 300);
    await expect(access.usableToken()).resolves.toEqual(expect.any(String));
  });
});
