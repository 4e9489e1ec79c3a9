import { expect, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';

test('a wrong password and an unknown address get the same words, and the right one still works', async ({
  page,
  person,
}) => {
  await startConnecting(page);
  await signIn(page, { ...person, password: 'not the password' });
  const words = 'This e-mail address and password do not belong together.';
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email);
  await signIn(page, { email: 'nobody@example.net', password: 'not the password' });
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@example.net');
  await expect(page.getByText(words)).toBeVisible();
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'MessageWriter would like to' })).toBeVisible();
});

test('guessing is slowed, and the right password gets the same answer meanwhile', async ({
  page,
  person,
}) => {
  await startConnecting(page);
  for (let attempt = 0; attempt < 10; attempt += 1)
    await signIn(page, { ...person, password: `guess ${attempt}` });
  await signIn(page, { ...person, password: 'one more' });
  await expect(page.getByRole('alert')).toContainText('Too many attempts');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await signIn(page, person);
  expect((await answered).status()).toBe(429);
  await expect(page.getByRole('alert')).toContainText('Too many attempts');
});

test('works without JavaScript', async ({ browser, person }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await startConnecting(page);
  await signIn(page, person);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toBeVisible();
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await expect(page.getByRole('region', { name: 'Drafts' })).toContainText('Charles');
  await context.close();
});

test('the account page signs a person in, and out again', async ({ page, person }) => {
  await page.goto(`${env.authorizationServerUrl}/account`);
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: person.name })).toBeVisible();
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await page.goto(`${env.authorizationServerUrl}/account`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
