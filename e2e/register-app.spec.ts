import { randomUUID } from 'node:crypto';
import { flowMatchers } from '@ecosystem/flow-inspector/matchers';
import { env } from './env.ts';
import { decide, expect as base, signIn, test } from './fixtures.ts';
import { inspect } from './inspect-page.ts';
import { beginLesson, expectLessonDone } from './lesson.ts';
import { hasAnswered, waitForTrace } from './recorded-flow.ts';
import { shownBy, startReminder } from './reminder.ts';

const expect = base.extend(flowMatchers);
const form = `${env.authorizationServerUrl}/register-app`;

test('an app of one’s own, registered by a form, is usable at once', async ({ page, person }) => {
  test.slow();
  await beginLesson(page, 'register');
  await page.goto(form);
  await inspect(page);
  await page.getByLabel('Name', { exact: true }).fill('Robin’s list');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'Robin’s list is registered' })).toBeVisible();
  await inspect(page);
  const line = await page.getByText(/^npm run birthday-reminder/).innerText();
  const clientId = /--client-id ([\w-]+)$/.exec(line)?.[1] ?? '';
  const reminder = startReminder('--browser', '--no-open', '--client-id', clientId);
  await page.goto(await shownBy(reminder, /^(http\S+\/auth\?\S+)$/m));
  await signIn(page, person);
  await expect(page.getByText('Unverified app')).toBeVisible();
  await inspect(page);
  await decide(page, { client: 'Robin’s list' });
  expect(await reminder.code).toBe(0);
  expect(reminder.said.out).toContain('Charles');
  await expectLessonDone(page, 'register');
});

test('a client secret is shown once', async ({ page }) => {
  const name = `A server ${randomUUID().slice(0, 8)}`;
  await page.goto(form);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Redirect URI').fill('https://app.example/callback');
  await page.getByLabel('An app on a server').check();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByText('The client secret is shown once')).toBeVisible();
  await inspect(page);
  const secret = await page.getByRole('status').locator('code').innerText();
  expect(secret).toMatch(/^[\w-]{86}$/);
  await page.reload();
  await expect(page.getByRole('heading', { name: `${name} is registered` })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  const trace = await waitForTrace(page.request, name, (flow) => hasAnswered(flow, 'registration-form', 303));
  expect(trace).toHaveChecked('registration-redirect-uris', 'authorization-server');
  expect(trace).toKeepSecret(secret);
});

test('what is refused stays in the form, and a name is text and nothing else', async ({ page }) => {
  await page.goto(form);
  await page.getByLabel('Name', { exact: true }).fill('<img src=x onerror="window.__xss=1">');
  await page.getByLabel('Redirect URI').fill('http://evil.example/callback');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('alert')).toContainText('invalid_redirect_uri');
  await inspect(page);
  await page.getByLabel('Redirect URI').fill('http://127.0.0.1/callback');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: '<img src=x' })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, '__xss') as unknown)).toBeUndefined();
});

test('another page cannot register an app in somebody’s name', async ({ page }) => {
  const answer = await page.request.post(form, {
    headers: { origin: 'https://evil.example' },
    form: { client_name: 'x', redirect_uri: 'http://127.0.0.1/callback' },
  });
  expect(answer.status()).toBe(403);
});
