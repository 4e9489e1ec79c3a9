import type { Page } from '@playwright/test';
import { env } from './env.ts';
import { expect, signIn, test } from './fixtures.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

const birthdays = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Charles' });

test('an expired access token is renewed with the next call — RFC 6749 §6', async ({ page, connect }) => {
  await connect();
  await page.getByRole('link', { name: 'Connection' }).click();
  await page.getByRole('button', { name: 'Expire it now' }).click();
  await expect(page.getByText('We count it as expired')).toBeVisible();
  await page.getByRole('link', { name: 'Call ContactSaver, and renew it' }).click();
  await expect(birthdays(page)).toBeVisible();
  await page.getByRole('link', { name: 'Connection' }).click();
  await expect(page.getByText('Good until')).toBeVisible();
  const renewals = await waitForFlow(page.request, (flow) => refreshesFor(flow, 'resource') === 1);
  expect(refreshesFor(renewals, 'resource')).toBe(1);
});

function refreshesFor({ events }: Awaited<ReturnType<typeof waitForFlow>>, parameter: string): number {
  return events.filter(
    (event) =>
      event.kind === 'exchange' &&
      event.message === 'refresh-request' &&
      Object.keys((event.request.body ?? {}) as object).includes(parameter),
  ).length;
}

test('the nightly job writes what is ordered, while nobody is there — OIDC Core §11', async ({
  page,
  connect,
}) => {
  await connect();
  await page.getByRole('button', { name: 'Write for me: Charles' }).click();
  await expect(page.getByRole('heading', { name: 'While you are away' })).toBeVisible();
  await expect(page.getByText('The job has not run for you yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Run tonight’s job now' }).click();
  await expect(page.getByText('Last run: wrote one message')).toBeVisible();
  await page.getByRole('link', { name: 'Outbox' }).click();
  await expect(page.getByRole('region', { name: 'Ready to send' })).toContainText('Charles');
  await page.getByRole('link', { name: 'While you are away' }).click();
  await page.getByRole('button', { name: 'Run tonight’s job now' }).click();
  await expect(page.getByText('the message is there already')).toBeVisible();
  await page.getByRole('button', { name: 'Stop writing for me: Charles' }).click();
  await expect(page.getByText('Nothing yet.')).toBeVisible();
});

test('without offline_access nothing is written, and the person is told why', async ({ page, connect }) => {
  await connect({ without: ['offline_access'] });
  await page.getByRole('button', { name: 'Write for me: Charles' }).click();
  await expect(page.getByText('We may not work while you are away')).toBeVisible();
  await page.getByRole('button', { name: 'Run tonight’s job now' }).click();
  await expect(page.getByText('because you have not allowed us to work while you are away')).toBeVisible();
});

test('without openid the birthdays arrive, and nobody knows whose they are', async ({ page, person }) => {
  await page.goto(env.messageWriterUrl);
  await page.getByText('Without knowing who you are').click();
  await page.getByRole('button', { name: 'Connect without OpenID Connect' }).click();
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'MessageWriter would like to' })).toBeVisible();
  await expect(page.getByText('know your name')).toHaveCount(0);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(birthdays(page)).toBeVisible();
  await expect(page.getByText('We do not know whose birthdays these are')).toBeVisible();
  await expect(page.getByText(person.name)).toHaveCount(0);
  const flow = await waitForFlow(page.request, (trace) =>
    hasAnswered(trace, 'protected-resource-request', 200),
  );
  expect(flow.who).toBeNull();
  const messages = flow.events
    .filter(({ kind }) => kind === 'exchange')
    .map((event) => 'message' in event && event.message);
  expect(messages).not.toContain('keys-request');
  expect(messages).not.toContain('userinfo-request');
  await page.goto(`${env.messageWriterUrl}/occasions`);
  await expect(page.getByText('without OpenID Connect nobody has told us who')).toBeVisible();
});
