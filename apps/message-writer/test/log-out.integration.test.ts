import { beforeEach, describe, expect, it } from 'vitest';
import { POST } from '../src/app/oauth/backchannel-logout/route.ts';
import { hashSessionId } from '../src/session/session-id.ts';
import { leave } from '../src/session/log-out.ts';
import { services } from '../src/services.ts';
import { connectionOf, depart, finish } from './browser.ts';
import { identityScope, newTokens } from './issuer.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();

const sessionOf = (sessionId: string) => services().sessions.find(hashSessionId(sessionId));
const post = (body: string, type = 'application/x-www-form-urlencoded') =>
  POST(
    new Request('http://localhost:3000/oauth/backchannel-logout', {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'content-length': String(body.length) },
    }),
  );
const send = (token: string) => post(new URLSearchParams({ logout_token: token }).toString());

/** A connected browser whose ID token names this session; `scope` is what the person granted beyond the API. */
async function connectedIn(sid: string, scope = identityScope): Promise<string> {
  const browser = await depart(issuer);
  issuer.answers['token-request'] = () => issuer.tokens(browser.nonce, { sid });
  issuer.answers['refresh-request'] = () => Response.json({ ...newTokens(), scope });
  const { sessionId } = await finish(browser.sessionId, browser.query());
  issuer.requests.splice(0);
  return sessionId;
}

describe('a logout token', () => {
  let here: string;
  let there: string;

  beforeEach(async () => {
    here = await connectedIn('here');
    there = await connectedIn('there');
  });

  it('ends the session it names, and leaves what may be used while the person is away', async () => {
    const { id } = (await connectionOf(here)) ?? {};
    const answer = await send(await issuer.signLogoutToken({ sid: 'here' }));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await sessionOf(here)).toMatchObject({ connection: null, ended: 'logged-out' });
    expect(await connectionOf(there)).not.toBeNull();
    expect(await services().sessions.findConnection(id ?? '')).toMatchObject({ offline: true });
  });

  it('without a session ends all of the person', async () => {
    expect((await send(await issuer.signLogoutToken({ sid: undefined }))).status).toBe(200);
    expect(await connectionOf(here)).toBeNull();
    expect(await connectionOf(there)).toBeNull();
  });

  it('ends a connection that may not be used while the person is away', async () => {
    const sessionId = await connectedIn('short', 'openid profile');
    const { id } = (await connectionOf(sessionId)) ?? {};
    await send(await issuer.signLogoutToken({ sid: 'short' }));
    expect(await services().sessions.findConnection(id ?? '')).toBeNull();
  });

  it.each([identityScope, 'openid profile'])(
    'ends what a flow under way is about to begin, with %s (Back-Channel Logout 1.0 §2.7)',
    async (scope) => {
      const browser = await depart(issuer);
      issuer.answers['token-request'] = () => issuer.tokens(browser.nonce, { sid: 'under way' });
      issuer.answers['refresh-request'] = async () => {
        // The tokens have come, and are not kept yet.
        expect((await send(await issuer.signLogoutToken({ sid: 'under way' }))).status).toBe(200);
        return Response.json({ ...newTokens(), scope });
      };
      await expect(finish(browser.sessionId, browser.query())).rejects.toThrow('connection_ended');
      expect((await connectedIn('under way')).length).toBeGreaterThan(0);
    },
  );

  it('works once: who has signed in again stays (Back-Channel Logout 1.0 §2.6)', async () => {
    const token = await issuer.signLogoutToken({ sid: undefined });
    expect((await send(token)).status).toBe(200);
    const again = await connectedIn('here');
    expect((await send(token)).status).toBe(400);
    expect(await connectionOf(again)).not.toBeNull();
  });

  it('of somebody we do not know changes nothing', async () => {
    expect((await send(await issuer.signLogoutToken({ sub: 'nobody here' }))).status).toBe(200);
    expect(await connectionOf(here)).not.toBeNull();
  });

  it('that is none is refused, and nobody is logged out', async () => {
    const good = await issuer.signLogoutToken();
    const bodies = [
      '',
      'logout_token=',
      `logout_token=${good}x`,
      `logout_token=${good}&logout_token=${good}`,
    ];
    for (const body of bodies) expect((await post(body)).status, body).toBe(400);
    expect((await post(`logout_token=${good}`, 'text/plain')).status).toBe(400);
    expect((await post(`logout_token=${'x'.repeat(20_000)}`)).status).toBe(400);
    expect(await connectionOf(here)).not.toBeNull();
    expect(await connectionOf(there)).not.toBeNull();
  });

  it('does not make us flood the issuer with requests for keys', async () => {
    const bad = await Promise.all(
      Array.from({ length: 30 }, (_, index) => issuer.signLogoutToken({}, { kid: `unknown ${index}` })),
    );
    for (const token of bad) expect((await send(token)).status).toBe(400);
    expect(issuer.asked('keys-request')).toBeLessThanOrEqual(1);
  });
});

describe('leave', () => {
  it('ends the session; what may be used while the person is away stays, and nothing is revoked', async () => {
    const sessionId = await connectedIn('here');
    const { connection } = await leave(sessionId);
    expect(connection?.offline).toBe(true);
    expect(await sessionOf(sessionId)).toBeUndefined();
    expect(await services().sessions.findConnection(connection?.id ?? '')).not.toBeNull();
    expect(issuer.asked('revocation-request')).toBe(0);
  });

  it('revokes what may not be used any more', async () => {
    const sessionId = await connectedIn('here', 'openid');
    const { connection } = await leave(sessionId);
    expect(issuer.asked('revocation-request')).toBe(1);
    expect(await services().sessions.findConnection(connection?.id ?? '')).toBeNull();
  });

  it('ends the session although the authorization server is away', async () => {
    const sessionId = await connectedIn('here', 'openid');
    issuer.answers['revocation-request'] = () => new Response(null, { status: 503 });
    expect(await leave(sessionId)).toMatchObject({ isOver: false });
    expect(await sessionOf(sessionId)).toBeUndefined();
  });

  it('and whoever connects again takes the place of what was left', async () => {
    const { connection: left } = await leave(await connectedIn('here'));
    const sessionId = await connectedIn('later');
    expect(await services().sessions.findConnection(left?.id ?? '')).toBeNull();
    expect((await connectionOf(sessionId))?.personId).toBe(left?.personId);
  });
});
