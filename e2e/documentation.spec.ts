import { decide, expect, signIn, test } from './fixtures.ts';
import { env } from './env.ts';

test('a public client, in the browser: the API’s documentation authorizes itself — RFC 9700 §2.1.1', async ({
  page,
  person,
}) => {
  await page.goto(`${env.contactSaverUrl}/docs`);
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  const dialog = page.locator('.dialog-ux');

  await test.step('sign-in and consent in a window of the authorization server', async () => {
    const opened = page.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Apply given OAuth2 credentials' }).first().click();
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await signIn(popup, person);
    await decide(popup, { client: 'ContactSaver API documentation' });
    await closed;
    await expect(dialog.getByRole('button', { name: 'Remove authorization' }).first()).toBeVisible();
  });

  await test.step('the token works for what was granted', async () => {
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await page.getByRole('button', { name: 'GET /birthdays List coming' }).click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await expect(page.locator('.live-responses-table')).toContainText('Charles');
  });
});
