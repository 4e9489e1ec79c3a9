import { expect, test } from '@playwright/test';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import pg from 'pg';
import { replicate, stopReplicas } from '../control.ts';
import { env } from '../env.ts';
import { Browser, hiddenField } from './browser.ts';
import { obtainCode, redeem, refresh } from './protocol.ts';
import { type Received, type StandIn, startStandIn } from './stand-in.ts';

test.afterAll(stopReplicas);

let client: StandIn;
let send: typeof fetch;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  client = await startStandIn();
  send = await replicate('authorization-server', { MESSAGE_WRITER_CONNECT_TO: client.connectTo });
});
test.beforeEach(() => {
  client.received.length = 0;
  client.status = 200;
});
test.afterAll(() => client.close());

/** Somebody who has connected MessageWriter in a browser of their own. */
async function connect(by: typeof fetch = send) {
  const browser = new Browser(by);
  const { body } = await redeem(await obtainCode({ browser }));
  return { browser, tokens: body, session: decodeJwt(body.id_token) };
}

/** Signs out here, and says how long that took (milliseconds). */
async function signOut(browser: Browser) {
  const { html } = await browser.get('/session/end');
  const began = performance.now();
  const answer = await browser.post('/session/end/confirm', [
    ['xsrf', hiddenField(html, 'xsrf')],
    ['logout', 'yes'],
  ]);
  return { answer, duration: performance.now() - began };
}

async function expectSignedOut(browser: Browser): Promise<void> {
  expect((await browser.get('/account')).location).toMatch(`${env.authorizationServerUrl}/auth?`);
}

async function verify(token: string) {
  const keys = createRemoteJWKSet(new URL('/jwks', env.authorizationServerUrl));
  const expected = { issuer: env.authorizationServerUrl, audience: 'message-writer', typ: 'logout+jwt' };
  return jwtVerify(token, keys, { ...expected, algorithms: ['RS256'] });
}

test('signing out sends the client one logout token for its session — Back-Channel Logout 1.0 §2.4, §2.5', async () => {
  const { browser, session } = await connect();
  expect(session['sid']).toBeTruthy();
  await signOut(browser);
  await expectSignedOut(browser);
  expect(client.received).toHaveLength(1);
  const { form, headers, request } = client.received[0] as Received;
  expect(request).toBe('POST /oauth/backchannel-logout');
  expect(headers['content-type']).toContain('application/x-www-form-urlencoded');
  expect(headers['user-agent']).toBe('authorization-server/0.1.0');
  expect(headers.host).toBe(new URL(env.messageWriterUrl).host);
  expect([...form.keys()]).toEqual(['logout_token']);
  const { payload } = await verify(form.get('logout_token') ?? '');
  expect(Object.keys(payload).toSorted()).toEqual([
    'aud',
    'events',
    'exp',
    'iat',
    'iss',
    'jti',
    'sid',
    'sub',
  ]);
  expect(payload).toMatchObject({
    sub: session.sub,
    sid: session['sid'],
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(120);
});

test('revoking on the account page sends one, too, for that browser’s session alone', async () => {
  const [here, elsewhere] = [await connect(), await connect()];
  const { html } = await here.browser.get('/account');
  const revoked = await here.browser.post('/account/revoke', [
    ['csrf', hiddenField(html, 'csrf')],
    ['grant', hiddenField(html, 'grant')],
  ]);
  expect((await here.browser.get(revoked.location)).html).toContain('We have told MessageWriter');
  expect(client.received).toHaveLength(1);
  const { payload } = await verify(client.received[0]?.form.get('logout_token') ?? '');
  expect(payload['sid']).toBe(here.session['sid']);
  expect(payload['sid']).not.toBe(elsewhere.session['sid']);
  expect((await refresh(elsewhere.tokens.refresh_token)).status).toBe(200);
});

for (const [title, answer] of [
  ['refuses', 400],
  ['sends elsewhere', 307],
  ['breaks', 500],
  ['never answers', 'never'],
] as const) {
  test(`a client that ${title} delays no sign-out and no revocation — BCL-3`, async () => {
    client.status = answer;
    const leaving = await connect();
    const { answer: signedOut, duration } = await signOut(leaving.browser);
    expect(signedOut.status).toBe(303);
    expect(duration).toBeLessThan(5_000);
    await expectSignedOut(leaving.browser);
    const { browser, tokens } = await connect();
    const { html } = await browser.get('/account');
    const revoked = await browser.post('/account/revoke', [
      ['csrf', hiddenField(html, 'csrf')],
      ['grant', hiddenField(html, 'grant')],
    ]);
    expect((await browser.get(revoked.location)).html).toContain('We could not reach MessageWriter');
    expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect(client.received).toHaveLength(2);
  });
}

test('a client that is not there delays no sign-out', async () => {
  const gone = await startStandIn();
  await gone.close();
  const toNobody = { MESSAGE_WRITER_CONNECT_TO: gone.connectTo };
  const { browser } = await connect(await replicate('authorization-server', toNobody));
  expect((await signOut(browser)).duration).toBeLessThan(5_000);
  await expectSignedOut(browser);
});

test('the recorder keeps the message, and nothing of the logout token’s signature', async () => {
  const { browser } = await connect();
  await signOut(browser);
  const token = client.received[0]?.form.get('logout_token') ?? '';
  const { jti } = decodeJwt(token);
  await expect.poll(() => findRecorded(jti ?? '')).toHaveLength(1);
  const [recorded = ''] = await findRecorded(jti ?? '');
  expect(JSON.parse(recorded)).toMatchObject({
    message: 'backchannel-logout',
    from: 'authorization-server',
    to: 'message-writer',
    channel: 'back',
    response: { status: 200 },
    tokens: [{ kind: 'logout_token', signature: { valid: true } }],
  });
  const signature = token.split('.')[2] ?? '';
  expect(signature.length).toBeGreaterThan(100);
  for (let at = 0; at + 16 <= signature.length; at += 8) {
    expect(recorded).not.toContain(signature.slice(at, at + 16));
  }
});

/** Recorded events that hold a logout token with this number. */
async function findRecorded(jti: string): Promise<string[]> {
  const database = new pg.Client({ connectionString: env.databaseUrls.flow });
  await database.connect();
  const { rows } = await database.query<{ event: string }>(
    `SELECT event::text FROM flow_event WHERE event @@ '$.tokens[*].payload.jti == "${jti}"'`,
  );
  await database.end();
  return rows.map(({ event }) => event);
}
