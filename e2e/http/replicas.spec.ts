import { expect, test } from '@playwright/test';
import { replicate, stopReplicas } from '../control.ts';
import { type TokenAnswer, obtainCode, redeem, refresh, userinfoStatus } from './protocol.ts';

test.afterAll(stopReplicas);

const rounds = 5;
let replicas: readonly (typeof fetch)[];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  replicas = [fetch, await replicate('authorization-server')];
});

/** The same request so many times at once, in turns to both processes. */
function attempt(times: number, send: (by: typeof fetch) => Promise<TokenAnswer>): Promise<TokenAnswer[]> {
  return Promise.all(Array.from({ length: times }, (_value, turn) => send(replicas[turn % 2] ?? fetch)));
}

for (const parallel of [2, 20, 50]) {
  test(`${parallel} redemptions of one code over two processes give at most one token set — RFC 6749 §4.1.2`, async () => {
    test.slow();
    for (let round = 0; round < rounds; round += 1) {
      const issued = await obtainCode();
      const answers = await attempt(parallel, (by) => redeem(issued, by));
      const granted = answers.filter(({ status }) => status === 200);
      expect(granted.length).toBeLessThanOrEqual(1);
      for (const { status, body } of answers) if (status !== 200) expect(body.error).toBe('invalid_grant');
      for (const { body } of granted) expect((await refresh(body.refresh_token)).status).toBe(400);
    }
  });
}

for (const parallel of [2, 20]) {
  test(`${parallel} uses of one refresh token over two processes end the grant — RFC 9700 §4.14.2`, async () => {
    test.slow();
    for (let round = 0; round < rounds; round += 1) {
      const { body: first } = await redeem(await obtainCode());
      const answers = await attempt(parallel, (by) => refresh(first.refresh_token, {}, by));
      const granted = answers.filter(({ status }) => status === 200);
      expect(granted.length).toBeLessThanOrEqual(1);
      for (const { body } of granted) {
        expect((await refresh(body.refresh_token)).status).toBe(400);
        expect(await userinfoStatus(body.access_token)).toBe(401);
      }
    }
  });
}

test('what one process issued the other one knows', async () => {
  const [, other] = replicas;
  const { status, body } = await redeem(await obtainCode(), other);
  expect(status).toBe(200);
  const again = await refresh(body.refresh_token);
  expect(again.status).toBe(200);
  expect(await userinfoStatus(again.body.access_token)).toBe(200);
});
