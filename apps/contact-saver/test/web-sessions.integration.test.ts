import { randomUUID } from 'node:crypto';
import { openContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { Seal } from '@ecosystem/seal/seal';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hashBrowserId } from '../src/web/session/browser-cookie.ts';
import { type WebSession, WebSessions } from '../src/web/session/web-sessions.ts';
import { PendingSignIns } from '../src/web/sign-in/pending-sign-ins.ts';
import { testDatabaseUrl } from './env.ts';

const issuer = 'http://localhost:1';
const database = openContactSaverDatabase({ url: testDatabaseUrl });
const sessions = new WebSessions(database, new Seal(['a key of these tests only, long'], 'test'));

let person: { issuer: string; subject: string; sid: string; name: string };
let session: WebSession;

beforeEach(async () => {
  person = { issuer, subject: randomUUID(), sid: 'one session', name: 'Ada' };
  const tokens = { access_token: 'first', token_type: 'Bearer', expires_in: 300, refresh_token: 'r' };
  const browserId = await sessions.begin({ person, tokens });
  session = { idHash: hashBrowserId(browserId), browserId, name: 'Ada' };
});

afterAll(() => database.$disconnect());

describe('a session', () => {
  it('keeps neither the cookie nor a token in the clear', async () => {
    const rows = await database.webSession.findMany({ where: { ownerSubject: person.subject } });
    expect(rows).toHaveLength(1);
    for (const secret of [session.browserId, 'first']) expect(JSON.stringify(rows)).not.toContain(secret);
    const [row] = rows;
    expect(sessions.unseal(session.idHash, row?.sealedTokens ?? '')).toMatchObject({ refreshToken: 'r' });
    expect(sessions.unseal('another row', row?.sealedTokens ?? '')).toBeUndefined();
  });

  it('is ended by a logout token once, and only the one it names (Back-Channel Logout 1.0 §2.6)', async () => {
    const logout = { subject: person.subject, id: randomUUID(), expiresAt: new Date(Date.now() + 60_000) };
    expect(await sessions.endByLogoutToken({ ...logout, id: randomUUID(), sid: 'another' }, issuer)).toBe(0);
    expect(await sessions.endByLogoutToken({ ...logout, sid: 'one session' }, 'http://localhost:9')).toBe(0);
    const mine = { ...logout, id: randomUUID(), sid: 'one session' };
    expect(await sessions.endByLogoutToken(mine, issuer)).toBe(1);
    expect(await sessions.endByLogoutToken(mine, issuer)).toBeUndefined();
    expect(await sessions.find(session.browserId)).toBeUndefined();
  });

  it('is left by somebody whose tokens nobody can read any more', async () => {
    const later = new WebSessions(database, new Seal(['another key of these tests only'], 'test'));
    expect(await later.end(session.idHash)).toBeUndefined();
    expect(await sessions.find(session.browserId)).toBeUndefined();
  });

  it('is ended by a logout token that was lost on the first try', async () => {
    const mine = { subject: person.subject, id: randomUUID(), expiresAt: new Date(Date.now() + 60_000) };
    const failing = { ...mine, sid: 'no text for PostgreSQL: \0' };
    await expect(sessions.endByLogoutToken({ ...failing }, issuer)).rejects.toThrow();
    expect(await sessions.endByLogoutToken({ ...mine, sid: 'one session' }, issuer)).toBe(1);
  });
});

describe('a pending sign-in', () => {
  it('is nobody’s when it was sealed with a key that was dropped', async () => {
    const [before, after] = ['one key of these tests', 'another one of these tests'].map(
      (key) => new PendingSignIns(database, new Seal([key], 'test')),
    );
    const state = await before?.keep(session.browserId, { nonce: 'n', codeVerifier: 'v' });
    await expect(after?.take(session.browserId, state ?? '')).rejects.toMatchObject({ fault: 'state' });
  });
});
