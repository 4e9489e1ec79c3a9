import type { Page } from '@playwright/test';
import { replicate, stopReplicas } from './control.ts';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { hasAnswered, waitForFlow, waitForTrace } from './recorded-flow.ts';

test.afterAll(stopReplicas);

const birthdays = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Charles' });

async function openAccount(page: Page): Promise<void> {
  await page.goto(`${env.authorizationServerUrl}/account`);
}

test('"Leave MessageWriter" ends this session only, and says what goes on', async ({
  page,
  connect,
  context,
}) => {
  await connect();
  await expect(birthdays(page)).toBeVisible();
  const before = (await context.cookies()).find(({ name }) => name === 'mw_session');
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Leave MessageWriter' }).click();
  await expect(page.getByText('what you allowed while you are away is still allowed')).toBeVisible();
  const headers = { cookie: `mw_session=${before?.value}` };
  const replica = await replicate('message-writer');
  for (const send of [fetch, replica]) {
    const answer = await send(`${env.messageWriterUrl}/birthdays`, { headers });
    expect(await answer.text()).toContain('not connected');
  }
  await openAccount(page);
  await expect(page.getByRole('button', { name: 'Revoke MessageWriter' })).toBeVisible();
});

test('"Leave everywhere" goes on to the authorization server — RP-Initiated Logout 1.0 §2', async ({
  page,
  connect,
  context,
}) => {
  await connect();
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Leave everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'Sign out of ContactSaver?' })).toBeVisible();
  expect(page.url()).not.toContain('id_token');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You have left everywhere')).toBeVisible();
  const names = (await context.cookies()).map(({ name }) => name);
  expect(names).toContain('mw_session');
  await openAccount(page);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('“Stay signed in” is no leaving everywhere, and nobody is told so', async ({ page, connect }) => {
  await connect();
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Leave everywhere' }).click();
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(page.getByRole('button', { name: 'Connect ContactSaver' })).toBeVisible();
  await expect(page.getByText('You have left everywhere')).toHaveCount(0);
  await openAccount(page);
  await expect(page.getByRole('button', { name: 'Revoke MessageWriter' })).toBeVisible();
});

test('"Leave everywhere" leads back also when nobody is signed in there any more', async ({
  page,
  connect,
}) => {
  await connect();
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.context().clearCookies({ name: /^as_/ });
  await page.getByRole('button', { name: 'Leave everywhere' }).click();
  await expect(page.getByText('You have left everywhere')).toBeVisible();
});

test('a link that only says so makes nobody believe that they have left', async ({ page }) => {
  await page.goto(`${env.messageWriterUrl}/?state=${'x'.repeat(43)}`);
  await expect(page.getByText('You have left everywhere')).toHaveCount(0);
});

test('signing out at the authorization server logs out here, on every replica — Back-Channel Logout 1.0 §2.7', async ({
  page,
  connect,
  context,
}) => {
  await connect();
  await expect(birthdays(page)).toBeVisible();
  const session = (await context.cookies()).find(({ name }) => name === 'mw_session');
  const replica = await replicate('message-writer');
  await openAccount(page);
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  const answer = await replica(`${env.messageWriterUrl}/birthdays`, {
    headers: { cookie: `mw_session=${session?.value}` },
  });
  expect(await answer.text()).toContain('ContactSaver has ended your session here');
  await page.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(page.getByText('ContactSaver has ended your session here')).toBeVisible();
  const flow = await waitForFlow(page.request, (trace) => hasAnswered(trace, 'backchannel-logout', 200));
  expect(flow.events).toContainEqual(
    expect.objectContaining({ check: 'logout-token-signature', party: 'message-writer', passed: true }),
  );
});

test('"Revoke" at the authorization server ends everything at once — ASVS 10.4.9', async ({
  page,
  connect,
  person,
}) => {
  await connect();
  await expect(birthdays(page)).toBeVisible();
  await openAccount(page);
  await page.getByRole('button', { name: 'Revoke MessageWriter' }).click();
  await expect(page.getByRole('button', { name: 'Revoke MessageWriter' })).toHaveCount(0);
  await waitForTrace(page.request, person.subject, ({ events }) =>
    events.some(
      (event) =>
        event.kind === 'exchange' &&
        event.message === 'other' &&
        event.from === 'browser' &&
        event.response?.status === 303 &&
        event.request.url.endsWith('/account/revoke'),
    ),
  );
  await page.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(page.getByRole('button', { name: 'Connect ContactSaver' })).toBeVisible();
  await expect(birthdays(page)).toHaveCount(0);
});
