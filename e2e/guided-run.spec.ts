import { decide, expect, signIn, test } from './fixtures.ts';
import { env } from './env.ts';

test('the guided run leads from the first page to the birthdays', async ({ page, person }) => {
  await page.goto(env.messageWriterUrl);
  await page.getByRole('link', { name: 'Start the guided run' }).click();
  await expect(page.getByRole('heading')).toContainText('Plain HTTP is safe here only because');
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.getByLabel('Everything that you can do').check();
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('status').first()).toContainText('Yes');
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByText('client secret').first()).toBeVisible();
  await page.getByRole('button', { name: 'Begin the flow' }).click();
  await page.getByText('Predict before Next').click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('You said')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('You are here')).toBeVisible();
  await signIn(page, person);
  await decide(page);
  await page.getByRole('button', { name: 'Run the rest' }).click();
  await page.getByRole('link', { name: 'What you have seen' }).click();
  await expect(page.getByRole('heading', { name: 'What you have seen' })).toBeVisible();
});
