import { addressBook, openAddressBook } from './address-book.ts';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';

test('signing out ends it here first, then asks at ContactSaver Accounts', async ({
  page,
  person,
  context,
}) => {
  await openAddressBook(page, person);
  const before = (await context.cookies()).find(({ name }) => name === 'cs_session');
  expect(before).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign out of ContactSaver?' })).toBeVisible();
  const old = await fetch(addressBook, { headers: { cookie: `cs_session=${before?.value}` } });
  expect(await old.text()).not.toContain('Charles');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your address book' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('signing out everywhere ends the address book, too — Back-Channel Logout 1.0 §2.7', async ({
  page,
  connect,
  context,
}) => {
  await connect();
  await openAddressBook(page);
  const other = await context.newPage();
  await other.goto(`${env.authorizationServerUrl}/session/end`);
  await other.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Sign out', exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your address book' })).toBeVisible();
  await page.goto(`${addressBook}/activity`);
  await expect(page.getByText('You are not signed in here any more')).toBeVisible();
});

test('no token reaches the browser', async ({ page, person, context }) => {
  const seen: string[] = [];
  const texts: Promise<string>[] = [];
  page.on('response', (response) => {
    seen.push(JSON.stringify(response.headers()), response.url());
    texts.push(response.text().catch(() => ''));
  });
  await openAddressBook(page, person);
  await page.goto(`${addressBook}/activity`);
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  seen.push(JSON.stringify(await context.storageState()), ...(await Promise.all(texts)));
  expect(seen.join('\n')).toContain('Your address book');
  expect(seen.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ|refresh_token|access_token|id_token/);
});
