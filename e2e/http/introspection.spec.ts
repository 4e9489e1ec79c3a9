import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type FlowEvent, flowEventSchema } from '@ecosystem/flow-recorder/flow-event';
import pg from 'pg';
import { readTraffic } from '../control.ts';
import { env } from '../env.ts';
import { call } from './forge.ts';
import { obtainCode, postForm, redeem, refresh, secrets, userinfoStatus } from './protocol.ts';

const introspected = `${env.contactSaverUrl}/introspected`;

/** Both access tokens of one grant: the JWT, and the opaque one for the same API by its second name. */
async function obtainBoth() {
  const { body: first } = await redeem(await obtainCode());
  const { body: second, status } = await refresh(first.refresh_token, { resource: introspected });
  expect(status).toBe(200);
  return { jwt: first.access_token, opaque: second.access_token, refreshToken: second.refresh_token, second };
}

/** Calls the API so many times, and counts what the API then asked the issuer: the wire is told apart by a trace. */
async function callAndCount(token: string, times: number) {
  const trace = randomBytes(16).toString('hex');
  const statuses = [];
  for (let each = 0; each < times; each += 1) {
    const traceparent = `00-${trace}-${randomBytes(8).toString('hex')}-01`;
    const headers = { authorization: `Bearer ${token}`, traceparent };
    statuses.push((await fetch(`${env.contactSaverUrl}/birthdays`, { headers })).status);
  }
  const asked = (await readTraffic()).filter(({ traceparent }) => traceparent.includes(trace));
  return { trace, statuses, asked: asked.map(({ method, path, status }) => `${method} ${path} ${status}`) };
}

/** What was recorded with this trace, once the call itself was: recorders write a moment after the fact. */
async function recordedBy(trace: string) {
  let events: FlowEvent[] = [];
  const isThere = async () => {
    events = await readEvents(trace);
    const messages = events.map((event) => event.kind === 'exchange' && event.message);
    return messages.includes('protected-resource-request') && events.some(holds('scope-sufficient'));
  };
  await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
  return {
    checks: events.flatMap((event) =>
      event.kind === 'passed-checks' && event.party === 'contact-saver' ? event.checks : [],
    ),
    messages: new Set(events.flatMap((event) => (event.kind === 'exchange' ? [event.message] : []))),
    json: JSON.stringify(events),
  };
}

const holds = (check: string) => (event: FlowEvent) =>
  event.kind === 'passed-checks' && event.checks.some((passed) => passed === check);

async function readEvents(trace: string): Promise<FlowEvent[]> {
  const client = new pg.Client({ connectionString: env.databaseUrls.flow });
  await client.connect();
  const query = "SELECT event FROM flow_event WHERE event->>'trace' = $1 ORDER BY occurred_at";
  const { rows } = await client.query(query, [trace]);
  await client.end();
  return rows.map(({ event }) => flowEventSchema.parse(event));
}

test.describe('two ways of validating — RFC 9068 §4, RFC 7662 §2', () => {
  test('one parameter of one grant makes the difference, and nobody is asked twice', async () => {
    const { jwt, opaque, second } = await obtainBoth();
    expect(jwt.split('.')).toHaveLength(3);
    expect(opaque).toMatch(/^[\w-]{43}$/);
    expect(second).toMatchObject({ token_type: 'Bearer', scope: 'birthdays.read contacts.read' });
    expect((second as unknown as { expires_in: number }).expires_in).toBeLessThanOrEqual(300);
  });

  test('ten calls: no question about a JWT, ten about an opaque token', async () => {
    const { jwt, opaque } = await obtainBoth();
    const byJwt = await callAndCount(jwt, 10);
    expect(byJwt).toMatchObject({ statuses: Array.from({ length: 10 }, () => 200), asked: [] });
    const byOpaque = await callAndCount(opaque, 10);
    expect(byOpaque.statuses).toEqual(byJwt.statuses);
    expect(byOpaque.asked).toEqual(Array.from({ length: 10 }, () => 'POST /token/introspection 200'));
  });

  test('the recorder notes which way was taken, and no token', async () => {
    const { jwt, opaque } = await obtainBoth();
    const [byJwt, byOpaque] = [await callAndCount(jwt, 1), await callAndCount(opaque, 1)];
    const ofJwt = await recordedBy(byJwt.trace);
    expect(ofJwt.checks).toEqual(
      expect.arrayContaining(['keys-cached', 'access-token-signature', 'access-token-audience']),
    );
    const ofOpaque = await recordedBy(byOpaque.trace);
    expect(ofOpaque.checks).toEqual([
      'bearer',
      'token-active',
      'introspected-type',
      'introspected-issuer',
      'introspected-audience',
      'introspected-expiry',
      'introspected-claims',
      'scope-sufficient',
    ]);
    expect(ofJwt.messages).toEqual(new Set(['protected-resource-request']));
    expect(ofOpaque.messages).toEqual(new Set(['protected-resource-request', 'introspection-request']));
    expect(ofOpaque.json).not.toContain(opaque);
    expect(ofOpaque.json).not.toContain(secrets['CONTACT_SAVER_API_CLIENT_SECRET']);
  });

  test('taken back: the opaque token ends at once, the JWT works on — RFC 7009 §3', async ({ request }) => {
    const { jwt, opaque, refreshToken } = await obtainBoth();
    expect((await call(request, `Bearer ${opaque}`)).status()).toBe(200);
    expect((await postForm('/token/revocation', { token: refreshToken })).status).toBe(200);
    const refused = await call(request, `Bearer ${opaque}`);
    expect(refused.status()).toBe(401);
    expect(refused.headers()['www-authenticate']).toContain('error="invalid_token"');
    expect((await call(request, `Bearer ${jwt}`)).status()).toBe(200);
  });

  test('each token is for one name of the API and for nothing else — RFC 9700 §2.3', async ({ request }) => {
    const { opaque, refreshToken } = await obtainBoth();
    // It holds no openid: RFC 6750 §3.1, insufficient_scope.
    expect(await userinfoStatus(opaque)).toBe(403);
    expect((await call(request, `Bearer ${refreshToken}`)).status()).toBe(401);
    const { body } = await refresh(refreshToken);
    expect(await userinfoStatus(body.access_token)).toBe(200);
    expect((await call(request, `Bearer ${body.access_token}`)).status()).toBe(401);
  });

  test('what the person did not tick is not in it, under either name', async ({ request }) => {
    const issued = await obtainCode({ ticked: ['offline_access'] });
    const { refresh_token } = (await redeem(issued)).body;
    const { body } = await refresh(refresh_token, { resource: introspected });
    expect(body.scope).toBe('birthdays.read');
    const refused = await call(request, `Bearer ${body.access_token}`, '/contacts');
    expect(refused.status()).toBe(403);
    expect(refused.headers()['www-authenticate']).toContain('scope="contacts.read"');
  });

  test('another name than the two is refused — RFC 8707 §2', async () => {
    const { refreshToken } = await obtainBoth();
    const { status, body } = await refresh(refreshToken, { resource: `${introspected}/introspected` });
    expect([status, body.error]).toEqual([400, 'invalid_target']);
  });

  test('the API learns whose token it is; another client learns one word — RFC 7662 §2.2', async () => {
    const { opaque } = await obtainBoth();
    const api = `contact-saver-api:${secrets['CONTACT_SAVER_API_CLIENT_SECRET']}`;
    const told = await postForm('/token/introspection', { token: opaque }, api);
    expect(told.body).toMatchObject({
      active: true,
      aud: introspected,
      iss: env.authorizationServerUrl,
      client_id: 'message-writer',
      token_type: 'Bearer',
    });
    expect(JSON.stringify(told.body)).not.toContain(opaque);
    expect((await postForm('/token/introspection', { token: opaque })).body).toEqual({ active: false });
    for (const token of ['x', 'A'.repeat(43)])
      expect((await postForm('/token/introspection', { token }, api)).body).toEqual({ active: false });
  });
});
