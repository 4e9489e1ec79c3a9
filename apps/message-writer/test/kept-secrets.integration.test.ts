import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { finishAuthorization } from '../src/flow/finish-authorization.ts';
import { hashSessionId } from '../src/session/session-id.ts';
import { services } from '../src/services.ts';
import { ensureSession } from '../src/session/session.ts';
import { database } from '../src/storage/database.ts';
import { connectionOf, depart, finish, runOf } from './browser.ts';
import { newTokens } from './issuer.ts';
import { everythingKept } from './kept.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();

/** A browser on its way to get tokens and claims that nobody has seen before. */
async function departToSecrets() {
  const browser = await depart(issuer);
  const [tokens, renewed] = [newTokens(), newTokens()];
  const [email, zoneinfo] = [`${randomUUID()}@example.net`, `Europe/${randomUUID()}`];
  issuer.answers['token-request'] = () => issuer.tokens(browser.nonce, {}, tokens);
  issuer.answers['refresh-request'] = () => Response.json(renewed);
  issuer.answers['userinfo-request'] = () => Response.json({ sub: issuer.subject, email, zoneinfo });
  const secrets = [tokens, renewed].flatMap(({ access_token, refresh_token }) => [
    access_token,
    refresh_token,
  ]);
  return { browser, secrets: [...secrets, email, zoneinfo] };
}

it('a session is found by the hash of its id; the id itself is nowhere', async () => {
  const { sessionId } = await depart(issuer);
  expect(await ensureSession(sessionId)).toBe(hashSessionId(sessionId));
  const kept = await everythingKept();
  expect(kept).toContain(hashSessionId(sessionId));
  expect(kept).not.toContain(sessionId);
});

it('neither the secrets of a request nor its state can be read from the database', async () => {
  const { sessionId, state, nonce } = await depart(issuer);
  const kept = await everythingKept();
  expect(kept).toContain(hashSessionId(sessionId));
  expect(kept).not.toContain(state);
  expect(kept).not.toContain(nonce);
});

it('neither can the tokens, and what ID token and userinfo told', async () => {
  const { browser, secrets } = await departToSecrets();
  const { sessionId } = await finish(browser.sessionId, browser.query());
  expect(await connectionOf(sessionId)).not.toBeNull();
  const kept = await everythingKept();
  for (const secret of [sessionId, ...secrets]) expect(kept).not.toContain(secret);
});

it('neither can any answer that a held run keeps', async () => {
  const { browser, secrets } = await departToSecrets();
  const run = await runOf(browser);
  await services().pendingAuthorizations.setHold(run.id, 'connect');
  expect(await finishAuthorization(browser.sessionId, browser.query())).toBeUndefined();
  const { messages } = await runOf(browser);
  const code = new URLSearchParams(messages.authorizationResponse).get('code') ?? 'no code';
  const kept = await everythingKept();
  for (const secret of [code, messages.codeVerifier, ...secrets]) {
    expect(JSON.stringify(messages)).toContain(secret);
    expect(kept).not.toContain(secret);
  }
});

it('nothing of a flow is kept once it is over, well or badly', async () => {
  const [good, bad] = [await depart(issuer), await depart(issuer)];
  issuer.answers['token-request'] = () => issuer.tokens(good.nonce);
  const { sessionId } = await finish(good.sessionId, good.query());
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
