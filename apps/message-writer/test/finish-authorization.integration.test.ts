import { randomUUID } from 'node:crypto';
import { Seal } from '@ecosystem/seal/seal';
import { beforeEach, describe, expect, it } from 'vitest';
import { finishAuthorization } from '../src/flow/finish-authorization.ts';
import { createSessionId, hashSessionId } from '../src/session/session-id.ts';
import { services } from '../src/services.ts';
import { database } from '../src/storage/database.ts';
import { type DepartedBrowser, connectionOf, depart, finish } from './browser.ts';
import { refusal } from './issuer.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();
let browser: DepartedBrowser;

beforeEach(async () => {
  browser = await depart(issuer);
  issuer.requests.splice(0);
});

const sent = () => issuer.asked('token-request');

describe('finishAuthorization sends nothing', () => {
  it.each<[string, (query: DepartedBrowser['query']) => string, string]>([
    ['without state', (query) => query({ state: undefined }), 'invalid_answer'],
    ['with two states', (query) => `${query()}&state=x`, 'invalid_answer'],
    ['with an unknown state', (query) => query({ state: randomUUID() }), 'foreign_answer'],
    ['with a state with NUL', (query) => query({ state: 'a\u0000' }), 'foreign_answer'],
    ['without iss', (query) => query({ iss: undefined }), 'invalid_answer'],
    ['with another iss', (query) => query({ iss: 'https://evil.example' }), 'invalid_answer'],
    ['after a denial', (query) => query({ code: undefined, error: 'access_denied' }), 'access_denied'],
    ['after an error', (query) => query({ code: undefined, error: 'server_error' }), 'authorization_failed'],
    ['after an error of another issuer', (query) => query({ error: 'x', iss: 'x' }), 'invalid_answer'],
    ['with two codes', (query) => `${query()}&code=x`, 'invalid_answer'],
    ['without a code', (query) => query({ code: undefined }), 'invalid_answer'],
  ])('%s', async (_title, queryOf, code) => {
    await expect(finishAuthorization(browser.sessionId, queryOf(browser.query))).rejects.toThrow(code);
    expect(issuer.heard).toEqual([]);
    expect(await connectionOf(browser.sessionId)).toBeNull();
  });

  it.each([
    ['from another browser', () => createSessionId()],
    ['from a browser that is in an authorization of its own', async () => (await depart(issuer)).sessionId],
    ['from a browser without a session', () => undefined],
  ])('%s (RFC 9700 §4.7)', async (_title, sessionId) => {
    const finishing = finishAuthorization(await sessionId(), browser.query());
    await expect(finishing).rejects.toThrow('foreign_answer');
    expect(sent()).toBe(0);
  });

  it('when the answer comes too late', async () => {
    await database().pendingAuthorization.updateMany({
      where: { sessionIdHash: hashSessionId(browser.sessionId) },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    await expect(finishAuthorization(browser.sessionId, browser.query())).rejects.toThrow('expired');
    expect(sent()).toBe(0);
  });

  it('when an earlier answer to the same request was bad', async () => {
    const bad = finishAuthorization(browser.sessionId, browser.query({ iss: undefined }));
    await expect(bad).rejects.toThrow('invalid_answer');
    await expect(finishAuthorization(browser.sessionId, browser.query())).rejects.toThrow('used_answer');
    expect(sent()).toBe(0);
  });
});

describe('finishAuthorization', () => {
  it('connects the session under a new id; the old one is worth nothing (ASVS 7.2.4)', async () => {
    const { sessionId, returnTo } = await finish(browser.sessionId, browser.query());
    expect(returnTo).toBe('/birthdays');
    expect(sessionId).not.toBe(browser.sessionId);
    expect(await connectionOf(sessionId)).toMatchObject({ renewalStartedAt: null });
    expect(await connectionOf(browser.sessionId)).toBeNull();
  });

  it('takes an answer once (RFC 9700 §4.2.4)', async () => {
    const { sessionId } = await finish(browser.sessionId, browser.query());
    await expect(finishAuthorization(sessionId, browser.query())).rejects.toThrow('used_answer');
    await expect(finishAuthorization(browser.sessionId, browser.query())).rejects.toThrow('foreign_answer');
    expect(sent()).toBe(1);
    expect(await connectionOf(sessionId)).not.toBeNull();
  });

  it('takes an answer once, however often it comes at the same time', async () => {
    const answers = Array.from({ length: 20 }, () => finishAuthorization(browser.sessionId, browser.query()));
    const results = await Promise.allSettled(answers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(issuer.heard).toEqual([
      'token-request',
      'keys-request',
      'refresh-request',
      'userinfo-request',
      'protected-resource-request',
    ]);
  });

  it.each([
    ['an ID token for another request', () => issuer.tokens('another nonce'), 'invalid_tokens'],
    ['an ID token for another client', () => issuer.tokens(browser.nonce, { aud: 'x' }), 'invalid_tokens'],
    ['an error', () => refusal('invalid_grant'), 'invalid_tokens'],
  ])('connects nobody for %s, and does not ask again', async (_title, answer, code) => {
    issuer.answers['token-request'] = answer;
    await expect(finishAuthorization(browser.sessionId, browser.query())).rejects.toThrow(code);
    await expect(finishAuthorization(browser.sessionId, browser.query())).rejects.toThrow('used_answer');
    expect(await connectionOf(browser.sessionId)).toBeNull();
    expect(sent()).toBe(1);
  });

  it('revokes the connection that it replaces', async () => {
    const first = await finish(browser.sessionId, browser.query());
    const replaced = await connectionOf(first.sessionId);
    const again = await depart(issuer, first.sessionId);
    const second = await finish(first.sessionId, again.query());
    const connection = await connectionOf(second.sessionId);
    expect(connection?.id).not.toBe(replaced?.id);
    expect(await services().sessions.findConnection(replaced?.id ?? '')).toBeNull();
    expect(issuer.asked('revocation-request')).toBe(1);
  });

  it('connects although the connection it replaces was sealed with a key that is gone', async () => {
    const first = await finish(browser.sessionId, browser.query());
    const replaced = await connectionOf(first.sessionId);
    const sealedTokens = new Seal(['a key of before, which is not ours any more'], 'gone').seal({}, 'tokens');
    const accessTokenExpiresAt = new Date();
    await services().sessions.finishRenewal(replaced?.id ?? '', { sealedTokens, accessTokenExpiresAt });
    const again = await depart(issuer, first.sessionId);
    const second = await finish(first.sessionId, again.query());
    expect(await connectionOf(second.sessionId)).not.toBeNull();
    expect(issuer.asked('revocation-request')).toBe(0);
  });
});
