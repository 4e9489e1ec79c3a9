import { afterAll, beforeAll, expect, it } from 'vitest';
import { finishAuthorization } from '../src/flow/finish-authorization.ts';
import { hashSessionId } from '../src/session/session-id.ts';
import { ensureSession } from '../src/session/session.ts';
import { database } from '../src/storage/database.ts';
import { connectionOf, depart } from './browser.ts';
import { TestIssuer, newTokens } from './issuer.ts';
import { listen } from './listening-issuer.ts';

let issuer: TestIssuer;
let listening: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  issuer = await TestIssuer.create();
  listening = await listen(issuer);
});
afterAll(async () => {
  await Promise.all([listening.stop(), database().$disconnect()]);
});

const everything = async () =>
  JSON.stringify([
    await database().session.findMany(),
    await database().pendingAuthorization.findMany(),
    await database().connection.findMany(),
  ]);

it('a session is found by the hash of its id; the id itself is nowhere', async () => {
  const { sessionId } = await depart(issuer);
  expect(await ensureSession(sessionId)).toBe(hashSessionId(sessionId));
  const kept = await everything();
  expect(kept).toContain(hashSessionId(sessionId));
  expect(kept).not.toContain(sessionId);
});

it('neither the secrets of a request nor its state can be read from the database', async () => {
  const { sessionId, state, nonce } = await depart(issuer);
  const kept = await everything();
  expect(kept).toContain(hashSessionId(sessionId));
  expect(kept).not.toContain(state);
  expect(kept).not.toContain(nonce);
});

it('neither can the tokens and what the ID token told', async () => {
  const browser = await depart(issuer);
  const tokens = newTokens();
  issuer.onTokenRequest = () => issuer.tokens(browser.nonce, { email: 'robin@example.net' }, tokens);
  const { sessionId } = await finishAuthorization(browser.sessionId, browser.query());
  expect(await connectionOf(sessionId)).not.toBeNull();
  const kept = await everything();
  for (const secret of [sessionId, tokens.access_token, tokens.refresh_token, 'robin@example.net']) {
    expect(kept).not.toContain(secret);
  }
});

it('nothing of a flow is kept once it is over, well or badly', async () => {
  const [good, bad] = [await depart(issuer), await depart(issuer)];
  issuer.onTokenRequest = () => issuer.tokens(good.nonce);
  const { sessionId } = await finishAuthorization(good.sessionId, good.query());
  await expect(finishAuthorization(bad.sessionId, bad.query())).rejects.toThrow('invalid_tokens');
  const flows = await database().pendingAuthorization.findMany({
    where: { sessionIdHash: { in: [hashSessionId(sessionId), hashSessionId(bad.sessionId)] } },
    orderBy: { createdAt: 'asc' },
  });
  expect(flows.map(({ phase, sealedMessages }) => [phase, sealedMessages])).toEqual([
    ['done', ''],
    ['failed', ''],
  ]);
});
