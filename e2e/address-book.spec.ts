import { readFileSync } from 'node:fs';
import { addressBook, openAddressBook, rowOf } from './address-book.ts';
import { createPerson } from './control.ts';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';

test('the landing page leads to the address book, and nobody is asked to consent', async ({
  page,
  person,
}) => {
  await page.goto(env.contactSaverUrl);
  await page.getByRole('link', { name: 'Open your address book' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  expect(page.url()).toBe(addressBook);
  await expect(page.getByText(person.name)).toBeVisible();
  await expect(rowOf(page, 'Charles')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('contacts are found, added, changed and deleted', async ({ page, person }) => {
    await openAddressBook(page, person);

    await test.step('search', async () => {
      await page.getByRole('searchbox', { name: 'Search' }).fill('mary');
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(rowOf(page, 'Mary')).toBeVisible();
      await expect(rowOf(page, 'Charles')).toHaveCount(0);
      await page.getByRole('searchbox', { name: 'Search' }).fill('<b>nobody%</b>');
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(page.getByText('Nobody with “<b>nobody%</b>”')).toBeVisible();
    });

    await test.step('a form that does not fit comes back as it was written', async () => {
      await page.goto(`${addressBook}/contacts/new`);
      await page.getByLabel('First name').fill('Zoë');
      await page.getByLabel('E-mail').fill('none');
      await page.getByLabel('Day').fill('31');
      await page.getByLabel('Month').selectOption('February');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('This is not an e-mail address')).toBeVisible();
      await expect(page.getByText('There is no such day')).toBeVisible();
      await expect(page.getByLabel('First name')).toHaveValue('Zoë');
    });

    await test.step('add', async () => {
      await page.getByLabel('E-mail').fill('zoe@example.org');
      await page.getByLabel('Day').fill('29');
      await page.getByLabel('Notes').fill('first line\nsecond line');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('status')).toContainText('Added');
      await expect(page.getByText('29 February')).toBeVisible();
    });

    await test.step('change', async () => {
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByLabel('Last name').fill('<script>alert(1)</script>');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('heading', { name: 'Zoë <script>alert(1)</script>' })).toBeVisible();
    });

    await test.step('delete, after a question', async () => {
      await page.getByRole('link', { name: 'Delete' }).click();
      await page.getByRole('link', { name: 'Keep it' }).click();
      await page.getByRole('link', { name: 'Delete' }).click();
      const gone = page.url().replace('/delete', '');
      await page.getByRole('button', { name: 'Delete Zoë' }).click();
      await expect(page.getByRole('status')).toContainText('Deleted');
      await expect(rowOf(page, 'Zoë')).toHaveCount(0);
      expect((await page.goto(gone))?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
    });
  });

  test('a file of contacts goes out and comes in again, whole or not at all', async ({ page, person }) => {
    await openAddressBook(page, person);
    await page.getByRole('link', { name: 'Import and export' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export', exact: true }).click();
    const exported = readFileSync(await (await downloading).path(), 'utf8');
    expect(exported).toContain('Babbage;Charles;;;\r\n');
    const importFile = async (text: string) => {
      await page.goto(`${addressBook}/transfer`);
      const buffer = Buffer.from(text);
      await page
        .getByLabel('vCard file')
        .setInputFiles({ name: 'contacts.vcf', mimeType: 'text/vcard', buffer });
      await page.getByRole('button', { name: 'Import' }).click();
    };

    const good = 'BEGIN:VCARD\nVERSION:3.0\nN:Noether;Emmy;;;\nBDAY:1982-03-23\nEND:VCARD\n';
    await importFile(`${good}BEGIN:VCARD\nVERSION:3.0\nFN:Bad\nEMAIL:none\nEND:VCARD\n`);
    await expect(page.getByRole('alert')).toContainText('Nothing was imported');
    await expect(page.getByRole('alert')).toContainText('Line 6: the e-mail address is not one.');
    await page.goto(addressBook);
    await expect(rowOf(page, 'Noether')).toHaveCount(0);

    await importFile(good);
    await expect(page.getByRole('status')).toContainText('One contact was imported');
    await expect(rowOf(page, 'Emmy Noether')).toContainText('23 March 1982');

    await importFile('x'.repeat(400_000));
    await expect(page.getByRole('heading', { name: 'This is too large' })).toBeVisible();

    await importFile(exported);
    await expect(page.getByRole('status')).toContainText('contacts were imported');
    await expect(rowOf(page, 'Charles Babbage')).toHaveCount(2);
  });
});

test('activity says which app has read what, and the address book is one of them', async ({
  page,
  connect,
}) => {
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await openAddressBook(page);
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(async () => {
    await page.goto(`${addressBook}/activity`);
    await expect(
      entries.filter({ hasText: 'message-writer' }).filter({ hasText: 'GET /birthdays' }),
    ).not.toHaveCount(0, { timeout: 2_000 });
    await expect(
      entries.filter({ hasText: 'You, in this address book' }).filter({ hasText: 'GET /activity' }),
    ).not.toHaveCount(0, { timeout: 2_000 });
  }).toPass();
});

test('another person’s contact is as if it did not exist', async ({ page, person, browser }) => {
  await openAddressBook(page, person);
  await rowOf(page, 'Charles').getByRole('link').click();
  const address = page.url();
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await openAddressBook(stranger, await createPerson());
  for (const path of ['', '/edit', '/delete']) {
    expect((await stranger.goto(address + path))?.status()).toBe(404);
  }
  await context.close();
});
