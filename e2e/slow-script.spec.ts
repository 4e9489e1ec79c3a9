import { expect, test } from './fixtures.ts';

test('what is typed before the scripts are there is kept', async ({ page, connect }) => {
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  const words = page.getByLabel('Your words').first();
  await words.fill('typed at once');
  const preview = page.getByRole('region', { name: 'Preview' }).first();
  await expect(preview).not.toContainText('typed at once');
  release();
  await expect(preview).toContainText('typed at once');
  await expect(words).toHaveValue('typed at once');
});
