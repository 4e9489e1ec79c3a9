import { type AppName, control, start } from './control.ts';
import { decide, expect, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';

const apps: readonly AppName[] = ['authorization-server', 'contact-saver', 'message-writer'];

async function killAndRestartEverything(): Promise<void> {
  await Promise.all(apps.map((app) => control(app, 'kill')));
  for (const app of apps) await start(app);
}

test.describe.configure({ mode: 'serial' });

test('a flow survives kill -9 of all three apps at every page', async ({ page, person }) => {
  test.slow();
  await startConnecting(page);
  await killAndRestartEverything();
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'MessageWriter would like to' })).toBeVisible();
  await killAndRestartEverything();
  await decide(page);
  await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toBeVisible();
  await page.getByLabel('Your words').first().fill('still here');
  await expect(page.getByRole('region', { name: 'Preview' }).first()).toContainText('still here');
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await expect(page.getByRole('region', { name: 'Drafts' })).toContainText('still here');
  await killAndRestartEverything();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Drafts' })).toContainText('still here');
});

test('without ContactSaver the page says so, and works again afterwards', async ({ page, connect }) => {
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await control('contact-saver', 'stop');
  await page.reload();
  await expect(page.getByText('ContactSaver cannot be reached')).toBeVisible();
  await start('contact-saver');
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toBeVisible();
});

test('without the authorization server nobody can connect, and nobody is sent in circles', async ({
  page,
}) => {
  await control('authorization-server', 'stop');
  await page.goto(env.messageWriterUrl);
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await expect(page.getByRole('heading', { name: 'ContactSaver’s sign-in cannot be reached' })).toBeVisible();
  await start('authorization-server');
});
