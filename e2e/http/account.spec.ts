import { expect, test } from '@playwright/test';
import { createPerson, replicate, stopReplicas } from '../control.ts';
import { env } from '../env.ts';
import { Browser, hiddenField } from './browser.ts';
import { type IssuedCode, obtainCode, postForm, redeem, refresh, userinfoStatus } from './protocol.ts';

test.afterAll(stopReplicas);

const account = `${env.authorizationServerUrl}/account`;

/** Somebody who has connected MessageWriter, and what MessageWriter holds. */
async function connect(browser = new Browser(), person?: IssuedCode['person']) {
  const issued = await obtainCode({ browser, ...(person && { person }) });
  const { refresh_token } = (await redeem(issued)).body;
  const { body } = await refresh(refresh_token);
  return { browser, person: issued.person, tokens: body };
}

async function openAccount(browser: Browser) {
  const { html, status } = await browser.get(account);
  expect(status).toBe(200);
  const grants = [...html.matchAll(/name="grant" value="([^"]+)"/g)].map(([, grant = '']) => grant);
  return { html, grants, csrf: hiddenField(html, 'csrf') };
}

async function revoke(browser: Browser, csrf: string, grant: string) {
  return browser.post(`${account}/revoke`, [
    ['csrf', csrf],
    ['grant', grant],
  ]);
}

async function expectAlive({ access_token, refresh_token }: { access_token: string; refresh_token: string }) {
  expect(await userinfoStatus(access_token)).toBe(200);
  expect((await refresh(refresh_token)).status).toBe(200);
}

test('revoking ends the refresh token and the opaque token at once, and says what lives on — ASVS 10.4.9', async () => {
  const { browser, tokens } = await connect();
  const { csrf, grants, html } = await openAccount(browser);
  expect(html).toMatch(
    /Let in from this browser, \d+ \w+ \d{4} at \d\d:\d\d · last used \d+ \w+ \d{4} at \d/,
  );
  const revoked = await revoke(browser, csrf, grants[0] ?? '');
  expect(revoked.status).toBe(303);
  expect(await userinfoStatus(tokens.access_token)).toBe(401);
  expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
  const page = await browser.get(revoked.location);
  expect(page.html).toContain('MessageWriter has no access any more');
  expect(page.html).toContain('at most 5 minutes from now');
  expect(page.html).toContain('No app may read your contacts');
});

test('no link can make the page say that access has ended', async () => {
  const [{ browser }, other] = [await connect(), await connect()];
  const { csrf, grants } = await openAccount(other.browser);
  const { location } = await revoke(other.browser, csrf, grants[0] ?? '');
  for (const address of [
    location,
    `${account}?ended=message-writer`,
    `${account}?ended=message-writer&proof=x`,
  ]) {
    expect(await browser.get(address)).toMatchObject({ status: 302, location: account });
  }
});

test('nobody ends another person’s grant, or their own by a form from elsewhere — ASVS 3.5.1', async () => {
  const [robin, kim] = [await connect(), await connect()];
  const [ours, theirs] = [await openAccount(robin.browser), await openAccount(kim.browser)];
  const grant = theirs.grants[0] ?? '';
  expect(await revoke(robin.browser, ours.csrf, grant)).toMatchObject({ status: 303, location: account });
  for (const odd of ['', 'nothing', 'a\u0000b', '\ud800']) {
    expect((await revoke(robin.browser, ours.csrf, odd)).status).toBe(303);
  }
  expect((await revoke(kim.browser, ours.csrf, grant)).status).toBe(403);
  expect((await revoke(new Browser(), theirs.csrf, grant)).status).toBe(403);
  const fields = [
    ['csrf', theirs.csrf],
    ['grant', grant],
  ] as const;
  for (const origin of ['https://evil.example', 'null', env.messageWriterUrl]) {
    expect((await kim.browser.post(`${account}/revoke`, fields, { origin })).status).toBe(403);
  }
  await expectAlive(robin.tokens);
  await expectAlive(kim.tokens);
});

test('two browsers of one person are two entries, told apart, and end apart', async () => {
  const person = await createPerson();
  const first = await connect(new Browser(), person);
  const second = await connect(new Browser(), person);
  const { csrf, grants, html } = await openAccount(second.browser);
  expect(grants).toHaveLength(2);
  expect([...html.matchAll(/Let in from (\w+) browser/g)].map(([, which]) => which)).toEqual([
    'this',
    'another',
  ]);
  await revoke(second.browser, csrf, grants[1] ?? '');
  expect((await refresh(first.tokens.refresh_token)).body.error).toBe('invalid_grant');
  await expectAlive(second.tokens);
});

test('whatever else happens at that moment, over two processes, nothing works after a revocation', async () => {
  test.slow();
  const replicas = [fetch, await replicate('authorization-server')];
  const browser = new Browser();
  const person = await createPerson();
  for (let round = 0; round < 40; round += 1) {
    const { tokens } = await connect(browser, person);
    const { csrf, grants } = await openAccount(browser);
    const [refreshed, again] = await Promise.all([
      refresh(tokens.refresh_token, {}, replicas[round % 2]),
      refresh(tokens.refresh_token, {}, replicas[(round + 1) % 2]),
      revoke(browser, csrf, grants[0] ?? ''),
      postForm('/token/revocation', { token: tokens.access_token }, undefined, replicas[round % 2]),
    ]);
    for (const { body, status } of [refreshed, again]) {
      if (status !== 200) continue;
      expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant');
      expect(await userinfoStatus(body.access_token)).toBe(401);
    }
    expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect(await userinfoStatus(tokens.access_token)).toBe(401);
  }
});
