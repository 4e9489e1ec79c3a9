import { expect, test } from '@playwright/test';
import { decodeJwt } from 'jose';
import { replicate, stopReplicas } from '../control.ts';
import { env } from '../env.ts';
import { Browser } from './browser.ts';
import { obtainCode, redeem, refresh, userinfoStatus } from './protocol.ts';

test.afterAll(stopReplicas);

const [idle, grant] = [8, 20];
let shortLived: typeof fetch;

test.beforeAll(async () => {
  shortLived = await replicate('authorization-server', {
    REFRESH_TOKEN_IDLE_SECONDS: String(idle),
    ACCESS_TOKEN_LIFETIME_SECONDS: '2',
  });
});

/** Resolves so many seconds after the moment given (milliseconds since the epoch). */
const reach = (since: number, seconds: number) =>
  new Promise((resolve) => setTimeout(resolve, since + seconds * 1000 - Date.now()));

test('a refresh token that lies unused ends — RFC 9700 §4.14.2', async () => {
  const first = (await redeem(await obtainCode(), shortLived)).body.refresh_token;
  const second = await refresh(first, {}, shortLived);
  expect(second.status).toBe(200);
  await reach(Date.now(), idle + 1);
  expect((await refresh(second.body.refresh_token, {}, shortLived)).body.error).toBe('invalid_grant');
});

test('a refresh token in use starts its idle time anew, and ends with its grant — RFC 9700 §4.14.2', async () => {
  const brief = await replicate('authorization-server', {
    REFRESH_TOKEN_IDLE_SECONDS: String(idle),
    GRANT_LIFETIME_SECONDS: String(grant),
  });
  const asked = Date.now();
  const issued = await obtainCode({ browser: new Browser(brief) });
  const allowed = Date.now();
  let { body } = await redeem(issued, brief);
  for (;;) {
    await reach(Date.now(), 1);
    const answer = await refresh(body.refresh_token, { resource: env.contactSaverUrl }, brief);
    if (answer.status !== 200) {
      expect(answer.body.error).toBe('invalid_grant');
      break;
    }
    body = answer.body;
    // RFC 9700 §4.14.2: what is issued last does not outlive the grant either.
    expect(decodeJwt(body.access_token).exp).toBeLessThanOrEqual(Math.ceil(allowed / 1000) + grant);
  }
  const lived = (Date.now() - asked) / 1000;
  expect(lived).toBeGreaterThanOrEqual(grant - 1);
  expect(lived).toBeGreaterThan(idle + 1);
  expect((Date.now() - allowed) / 1000).toBeLessThan(grant + idle);
});

test('an access token for the API lives as long as it is told, but a JWT never longer than five minutes', async () => {
  const life = (token: string) => {
    const { exp = 0, iat = 0 } = decodeJwt(token);
    return exp - iat;
  };
  expect(life((await redeem(await obtainCode(), shortLived)).body.access_token)).toBe(2);
  const patient = await replicate('authorization-server', { ACCESS_TOKEN_LIFETIME_SECONDS: '3600' });
  expect(life((await redeem(await obtainCode(), patient)).body.access_token)).toBe(300);
});

test('reuse of an old refresh token ends the newest one and the opaque access token — RFC 9700 §4.14.2', async () => {
  const first = (await redeem(await obtainCode())).body.refresh_token;
  const second = (await refresh(first)).body;
  const third = (await refresh(second.refresh_token)).body;
  expect(await userinfoStatus(third.access_token)).toBe(200);
  expect((await refresh(first)).body.error).toBe('invalid_grant');
  expect((await refresh(third.refresh_token)).body.error).toBe('invalid_grant');
  expect(await userinfoStatus(third.access_token)).toBe(401);
  expect(await userinfoStatus(second.access_token)).toBe(401);
});
