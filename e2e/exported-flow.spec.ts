import { writeFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { env } from './env.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

test('an exported flow replays in a file of its own', async ({ page, connect, browser }, testInfo) => {
  await connect();
  const { id } = await waitForFlow(page.request, (trace) => hasAnswered(trace, 'token-request'));
  const answer = await page.request.get(
    `${env.messageWriterUrl}/inspector/api/flows/${id}/export?format=html`,
  );
  const file = testInfo.outputPath('flow.html');
  writeFileSync(file, await answer.body());
  const offline = await browser.newContext({ offline: true });
  const replay = await offline.newPage();
  await replay.goto(`file://${file}`);
  await replay.getByRole('button', { name: 'Next' }).click();
  await expect(replay.locator('.hop:not(.coming)')).toHaveCount(1);
  await replay.getByRole('button', { name: 'Next' }).click();
  await expect(replay.locator('.hop:not(.coming)')).toHaveCount(2);
  await expect(replay.locator('.exported-panel:target')).toBeVisible();
  await offline.close();
});

test('an exported flow opens in the inspector again', async ({ page, connect }, testInfo) => {
  await connect();
  const { id, title } = await waitForFlow(page.request, (trace) => hasAnswered(trace, 'token-request'));
  const answer = await page.request.get(
    `${env.messageWriterUrl}/inspector/api/flows/${id}/export?format=json`,
  );
  const file = testInfo.outputPath('flow.json');
  writeFileSync(file, await answer.body());
  await page.goto(`${env.messageWriterUrl}/inspector/import`);
  await page.getByLabel('Exported flow').setInputFiles(file);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText(title).first()).toBeVisible();
  await page.getByRole('link', { name: /Token request/ }).click();
  await expect(page.getByRole('heading', { name: 'Token request', level: 2 })).toBeVisible();
  await page.goto(`${env.messageWriterUrl}/inspector/flows/${id}/present?hop=2`);
  await expect(page.getByRole('link', { name: 'Next message' })).toBeVisible();
});
