import { addressBook, openAddressBook, rowOf } from './address-book.ts';
import { expect, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';
import { inspect } from './inspect-page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, 360 px wide`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } });

    test('every page of the main job', async ({ page, person }) => {
      test.slow();
      await page.goto(env.messageWriterUrl);
      await inspect(page);
      await startConnecting(page);
      await inspect(page);
      await signIn(page, { ...person, password: 'wrong' });
      await inspect(page);
      await signIn(page, person);
      await page.getByText('what it would see').first().click();
      await inspect(page);
      await page.getByRole('button', { name: 'Allow' }).click();
      await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
      await inspect(page);
      await page.getByRole('button', { name: 'Save draft' }).first().click();
      await expect(page.getByRole('heading', { name: 'Drafts' })).toBeVisible();
      for (const address of [
        `${env.messageWriterUrl}/messages`,
        `${env.messageWriterUrl}/contacts?needs=contacts.write`,
        `${env.messageWriterUrl}/connection`,
        `${env.messageWriterUrl}/leave`,
        `${env.messageWriterUrl}/night`,
        `${env.messageWriterUrl}/nowhere`,
        `${env.messageWriterUrl}/oauth/callback?state=x`,
        `${env.authorizationServerUrl}/account`,
        `${env.authorizationServerUrl}/auth?client_id=nobody`,
        `${env.authorizationServerUrl}/session/end`,
        `${env.contactSaverUrl}/`,
      ]) {
        await page.goto(address);
        await inspect(page);
      }
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, 360 px wide`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } });

    test('every page of the address book', async ({ page, person }) => {
      test.slow();
      await page.goto(addressBook);
      await inspect(page);
      await openAddressBook(page, person);
      await inspect(page);
      await rowOf(page, 'Charles').getByRole('link').click();
      await expect(page.getByRole('heading', { name: 'Charles' })).toBeVisible();
      const contact = page.url();
      await page.goto(`${addressBook}/contacts/new`);
      await page.getByLabel('First name').fill(' ');
      await page.getByLabel('E-mail').fill('none');
      await page.getByLabel('Day').fill('31');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('There is no such day')).toBeVisible();
      await inspect(page);
      for (const address of [
        contact,
        `${contact}/edit`,
        `${contact}/delete`,
        `${addressBook}?search=nobody-has-this`,
        `${addressBook}?done=deleted`,
        `${addressBook}/transfer`,
        `${addressBook}/activity`,
        `${addressBook}/nowhere`,
        `${addressBook}/callback`,
      ]) {
        await page.goto(address);
        await inspect(page);
      }
    });
  });
}

test('the whole flow works by keyboard', async ({ page, person }) => {
  await page.goto(env.messageWriterUrl);
  await page.getByRole('button', { name: 'Connect ContactSaver' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('E-mail').focus();
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  const email = page.getByLabel('know your e-mail address');
  await email.focus();
  await page.keyboard.press('Space');
  await expect(email).not.toBeChecked();
  await page.getByRole('button', { name: 'Allow' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
});
