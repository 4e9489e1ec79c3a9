import { randomUUID } from 'node:crypto';
import { openContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { Seal } from '@ecosystem/seal/seal';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { AccessTokens } from '../src/web/session/access-tokens.ts';
import { hashBrowserId } from '../src/web/session/browser-cookie.ts';
import { type WebSession, WebSessions } from '../src/web/session/web-sessions.ts';
import { createWebClient } from '../src/web/sign-in/web-client.ts';
import { testDatabaseUrl } from './env.ts';

const issuer = 'http://localhost:1';
const database = openContactSaverDatabase({ url: testDatabaseUrl });
/** Two processes with the same keys. */
const replicas = [0, 1].map(
  () => new WebSessions(database, new Seal(['a key of these tests only, long'], 'test')),
);
const [sessions] = replicas as [WebSessions, WebSessions];

/** What the token endpoint was asked for: the refresh tokens, in order. */
let asked: { refreshToken: string | null; resource: string | null }[] = [];
let revoked: (string | null)[] = [];
/** What happens between a refresh request and its answer. */
let meanwhile: () => Promise<unknown>;
let answer: (refreshToken: string | null) => Promise<Response> | Response;
let person: { issuer: string; subject: string; sid: string; name: string };
let session: WebSession;

const client = createWebClient({
  issuer,
  publicUrl: 'http://localhost:2',
  webClientSecret: 'a secret of these tests only',
  fetch: async (_url, init) => {
    const form = new URLSearchParams(String(init?.body));
    if (form.has('token')) {
      revoked.push(form.get('token'));
      return new Response();
    }
    asked.push({ refreshToken: form.get('refresh_token'), resource: form.get('resource') });
    await meanwhile();
    return answer(form.get('refresh_token'));
  },
});
const tokens = replicas.map((replica) => new AccessTokens(client, database, replica));
const usable = (replica: number, audience: 'activity' | 'api') => tokens[replica]?.usable(session, audience);

beforeEach(async () => {
  asked = [];
  revoked = [];
  meanwhile = () => new Promise((resolve) => setTimeout(resolve, 50));
  answer = (refreshToken) =>
    Response.json({
      access_token: `for ${refreshToken}`,
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token: `${refreshToken}+`,
    });
  person = { issuer, subject: randomUUID(), sid: 'one session', name: 'Ada' };
  const response = { access_token: 'first', token_type: 'Bearer', expires_in: 300, refresh_token: 'r' };
  const browserId = await sessions.begin({ person, tokens: response });
  session = { idHash: hashBrowserId(browserId), browserId, name: 'Ada' };
});

afterAll(() => database.$disconnect());

describe('the access tokens of a session', () => {
  it('ask nobody while the one for this audience is fresh', async () => {
    expect(await usable(0, 'api')).toBe('first');
    expect(asked).toEqual([]);
  });

  it('are asked for once by fifty calls on two replicas, for the audience they are for (RFC 8707 §2)', async () => {
    const calls = Array.from({ length: 50 }, (_value, index) => usable(index % 2, 'activity'));
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['for r']));
    expect(asked).toEqual([{ refreshToken: 'r', resource: 'http://localhost:2/activity' }]);
    expect(await usable(0, 'api')).toBe('first');
  });

  it('never use a refresh token twice (RFC 9700 §4.14.2)', async () => {
    answer = (refreshToken) =>
      Response.json({
        access_token: 'a',
        token_type: 'Bearer',
        expires_in: 1,
        refresh_token: `${refreshToken}+`,
      });
    for (let call = 0; call < 3; call += 1) await usable(call % 2, 'activity');
    expect(asked.map(({ refreshToken }) => refreshToken)).toEqual(['r', 'r+', 'r++']);
  });

  it('leave the database to others while the authorization server takes its time', async () => {
    meanwhile = () => database.webSession.count();
    const calls = Array.from({ length: 50 }, (_value, index) => usable(index % 2, 'activity'));
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['for r']));
  });

  it('are not kept, and do not live on, when the person has left meanwhile', async () => {
    meanwhile = () => sessions.end(session.idHash);
    await expect(usable(0, 'activity')).rejects.toMatchObject({ fault: 'ended' });
    expect(revoked).toEqual(['r+']);
  });

  it('are over when a renewal has died: its refresh token is never sent again', async () => {
    const renewalStartedAt = new Date(Date.now() - 16_000);
    await database.webSession.update({ where: { idHash: session.idHash }, data: { renewalStartedAt } });
    expect(await usable(0, 'api')).toBe('first');
    await expect(usable(0, 'activity')).rejects.toMatchObject({ fault: 'ended' });
    expect(asked).toEqual([]);
    expect(await sessions.find(session.browserId)).toBeUndefined();
  });

  it('are over when they were sealed with a key that was dropped', async () => {
    const later = new WebSessions(database, new Seal(['another key of these tests only'], 'test'));
    const renewing = new AccessTokens(client, database, later);
    await expect(renewing.usable(session, 'api')).rejects.toMatchObject({ fault: 'ended' });
    expect(await sessions.find(session.browserId)).toBeUndefined();
  });

  it('are gone with the session after invalid_grant', async () => {
    answer = () => Response.json({ error: 'invalid_grant' }, { status: 400 });
    await expect(usable(0, 'activity')).rejects.toMatchObject({ fault: 'ended' });
    expect(await sessions.find(session.browserId)).toBeUndefined();
    await expect(usable(1, 'api')).rejects.toMatchObject({ fault: 'ended' });
  });

  it.each([
    ['says that it did nothing', 'unavailable', () => new Response(null, { status: 503 })],
    [
      'knows its client no more',
      'refused',
      () => Response.json({ error: 'invalid_client' }, { status: 401 }),
    ],
  ])('outlive an authorization server that %s', async (_way, fault, refuse) => {
    answer = refuse;
    await expect(usable(0, 'activity')).rejects.toMatchObject({ fault });
    expect(await usable(0, 'api')).toBe('first');
    const { renewalStartedAt } = await database.webSession.findUniqueOrThrow({
      where: { idHash: session.idHash },
    });
    expect(renewalStartedAt).toBeNull();
  });

  it.each([
    ['500', () => new Response(null, { status: 500 })],
    ['half an answer', () => Response.json({ access_token: 'half' })],
    ['nothing', () => Promise.reject(new TypeError('fetch failed'))],
  ])('are never asked for twice with one refresh token, after %s (RFC 9700 §4.14.2)', async (_way, lose) => {
    answer = lose;
    await expect(usable(0, 'activity')).rejects.toMatchObject({ fault: 'unanswered' });
    const renewalStartedAt = new Date(Date.now() - 16_000);
    await database.webSession.update({
      where: { idHash: session.idHash, renewalStartedAt: { not: null } },
      data: { renewalStartedAt },
    });
    await expect(usable(1, 'activity')).rejects.toMatchObject({ fault: 'ended' });
    expect(asked).toHaveLength(1);
  });
});
