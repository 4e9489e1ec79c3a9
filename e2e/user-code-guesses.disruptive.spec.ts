import { expect, test } from '@playwright/test';
import { replicate, stopReplicas } from './control.ts';
import { countedAttempts, forgetAttempts } from './counted-attempts.ts';
import { Browser } from './http/browser.ts';
import { askForCodes, enterCode } from './http/device.ts';

test.afterAll(stopReplicas);

test.describe.configure({ mode: 'serial' });
test.beforeEach(forgetAttempts);
test.afterAll(forgetAttempts);

async function guess(browser: Browser): Promise<void> {
  const { html, status } = await enterCode(browser, 'BBBB-BBBB');
  expect([status, html]).toEqual([422, expect.stringContaining('No device waits with this code')]);
}

async function expectNothingTold(browser: Browser, code: string): Promise<void> {
  const page = await enterCode(browser, code);
  expect(page.status).toBe(429);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(page.html).not.toContain('Is this your device?');
}

test('guessing user codes: after ten wrong ones a browser is told nothing by any process — RFC 8628 §5.1', async () => {
  const { body } = await askForCodes();
  const browser = new Browser();
  for (let attempt = 0; attempt < 10; attempt += 1) await guess(browser);
  for (const code of ['BBBB-BBBB', body.user_code]) await expectNothingTold(browser, code);
  const send = await replicate('authorization-server');
  await expectNothingTold(browser.through(send), body.user_code);
  expect((await enterCode(new Browser(), body.user_code)).html).toContain('Is this your device?');
});

test('right codes are not counted', async () => {
  const { body } = await askForCodes();
  const browser = new Browser();
  for (let attempt = 0; attempt < 12; attempt += 1) {
    expect((await enterCode(browser, body.user_code)).html).toContain('Is this your device?');
  }
  expect(Math.max(...(await countedAttempts()))).toBe(0);
});

test('a new browser for each guess: after a hundred wrong ones nobody at this address is told anything', async () => {
  test.slow();
  const { body } = await askForCodes();
  for (let attempt = 0; attempt < 100; attempt += 1) await guess(new Browser());
  await expectNothingTold(new Browser(), body.user_code);
});
