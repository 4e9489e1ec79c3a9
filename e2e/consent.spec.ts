import { decide, expect, test } from './fixtures.ts';
import { env } from './env.ts';

test('partial consent works with less, meets 403, and offers a step-up', async ({ page, connect }) => {
  await test.step('Only what the app cannot work without', () =>
    connect({ without: ['email', 'contacts.read', 'offline_access'] }));

  await test.step('insufficient_scope — RFC 6750 §3.1', async () => {
    await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toBeVisible();
    await expect(page.getByText('We write, but cannot address')).toBeVisible();
    await expect(page.getByText('403 insufficient_scope')).toBeVisible();
    await expect(page.getByLabel('To', { exact: true }).first()).toHaveValue('');
  });

  await test.step('Step-up: the person is asked again, for one scope more', async () => {
    await page.getByRole('button', { name: 'Ask me on ContactSaver’s page' }).click();
    await expect(page.getByLabel('read your contacts')).toBeChecked();
    await decide(page);
    await expect(page.getByLabel('To', { exact: true }).first()).toHaveValue('charles.babbage@example.org');
    await expect(page.getByText('403 insufficient_scope')).toBeHidden();
  });
});

test('contacts.write comes only by step-up', async ({ page, connect }) => {
  await connect();
  await page.getByRole('link', { name: 'Add a birthday' }).click();
  await page.getByLabel('First name').fill('Zelda');
  await page.getByLabel('Birthday').fill(new Date().toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Add to ContactSaver' }).click();
  await expect(page.getByText('403 insufficient_scope')).toBeVisible();
  await page.getByRole('button', { name: 'Ask me on ContactSaver’s page' }).click();
  await decide(page);
  await expect(page).toHaveURL(new RegExp(`^${env.messageWriterUrl}/contacts`));
  await expect(page.getByLabel('First name')).toHaveValue('Zelda');
  await page.getByRole('button', { name: 'Add to ContactSaver' }).click();
  await expect(page.getByRole('status')).toContainText('Added');
  await page.getByRole('link', { name: 'Birthdays' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Zelda' })).toContainText('today');
});

test('deny leaves nothing behind', async ({ page, connect }) => {
  await connect({ answer: 'Deny' });
  await expect(page.getByRole('heading', { name: 'You said no' })).toBeVisible();
  await page.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(page.getByText('MessageWriter is not connected')).toBeVisible();
  await page.goto(`${env.authorizationServerUrl}/account`);
  await expect(page.getByText('No app may read your contacts')).toBeVisible();
});

test('denying a step-up keeps what was granted before', async ({ page, connect }) => {
  await connect({ without: ['contacts.read'] });
  await page.getByRole('button', { name: 'Ask me on ContactSaver’s page' }).click();
  await decide(page, { answer: 'Deny' });
  await expect(page.getByRole('heading', { name: 'You said no' })).toBeVisible();
  await page.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toBeVisible();
});
