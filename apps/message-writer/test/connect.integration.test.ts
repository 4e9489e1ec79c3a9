import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { finishAuthorization } from '../src/flow/finish-authorization.ts';
import { takeHeldStep } from '../src/flow/held-run.ts';
import { services } from '../src/services.ts';
import { type DepartedBrowser, connectionOf, depart, finish, runOf } from './browser.ts';
import { identityScope, newTokens, refusal } from './issuer.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();
const first = newTokens();
const second = { ...newTokens(), scope: identityScope };
let browser: DepartedBrowser;

beforeEach(async () => {
  browser = await depart(issuer);
  issuer.requests.splice(0);
  issuer.answers['token-request'] = () => issuer.tokens(browser.nonce, {}, first);
  issuer.answers['refresh-request'] = () => Response.json(second);
});

afterEach(() => void vi.useRealTimers());

async function connected() {
  const { sessionId } = await finish(browser.sessionId, browser.query());
  const connection = await connectionOf(sessionId);
  if (connection === null) throw new Error('there is no connection');
  const { connections } = services();
  return { ...connections.tokensOf(connection), claims: connections.claimsOf(connection), connection };
}

describe('connect', () => {
  it.each([
    ['somebody else (OIDC Core §5.3.2)', () => Response.json({ sub: 'somebody else' }), 'invalid_tokens'],
    ['nobody', () => Response.json({ name: 'Robin' }), 'invalid_tokens'],
  ])('connects nobody when userinfo speaks of %s', async (_title, answer, code) => {
    issuer.answers['userinfo-request'] = answer;
    await expect(finishAuthorization(browser.sessionId, browser.query())).rejects.toThrow(code);
    expect(await connectionOf(browser.sessionId)).toBeNull();
    expect(issuer.asked('protected-resource-request')).toBe(0);
  });

  it('connects nobody when the refresh token is refused', async () => {
    issuer.answers['refresh-request'] = () => refusal('invalid_grant');
    const finishing = finishAuthorization(browser.sessionId, browser.query());
    await expect(finishing).rejects.toThrow('connection_ended');
    expect(await connectionOf(browser.sessionId)).toBeNull();
  });

  it('stores the refresh token of the second token response: the first is used up (RFC 9700 §4.14.2)', async () => {
    const { accessToken, refreshToken } = await connected();
    expect(refreshToken).toBe(second.refresh_token);
    expect(accessToken).toBe(first.access_token);
  });

  it('stores the first refresh token when the second response brought none (RFC 6749 §6)', async () => {
    const { refresh_token: _none, ...rest } = second;
    issuer.answers['refresh-request'] = () => Response.json(rest);
    expect(await connected()).toMatchObject({ refreshToken: first.refresh_token });
  });

  it('stores what userinfo told, but believes the ID token where both speak', async () => {
    issuer.answers['token-request'] = () => issuer.tokens(browser.nonce, { email: 'id-token@example.net' });
    const userinfo = { sub: issuer.subject, name: 'Robin', email: 'userinfo@example.net' };
    issuer.answers['userinfo-request'] = () => Response.json(userinfo);
    const { claims, connection } = await connected();
    expect(claims).toEqual({ name: 'Robin', email: 'id-token@example.net' });
    expect(connection.scope).toBe('openid profile email offline_access birthdays.read contacts.read');
    expect(connection.offline).toBe(true);
  });

  it('connects without userinfo when there is no refresh token', async () => {
    const members = { refresh_token: undefined };
    issuer.answers['token-request'] = () => issuer.tokens(browser.nonce, {}, members);
    const { claims, refreshToken } = await connected();
    expect([claims, refreshToken]).toEqual([{}, undefined]);
    expect(issuer.heard).toEqual(['token-request', 'keys-request', 'protected-resource-request']);
  });

  it('counts the access token’s life from the answer, however long the run was held (RFC 6749 §5.1)', async () => {
    await services().pendingAuthorizations.setHold((await runOf(browser)).id, 'connect');
    await finishAuthorization(browser.sessionId, browser.query());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_000 });
    const moved = await takeHeldStep(await runOf(browser), 'connect');
    const { sessionId } = moved.kind === 'connected' ? moved.finished : { sessionId: '' };
    const connection = await connectionOf(sessionId);
    expect(connection?.accessTokenExpiresAt.getTime()).toBeLessThan(Date.now());
  });

  it.each([401, 403, 404, 500])('connects when ContactSaver answers %i to the first call', async (status) => {
    issuer.answers['protected-resource-request'] = () => new Response(null, { status });
    expect(await connected()).toMatchObject({ accessToken: first.access_token });
  });
});
