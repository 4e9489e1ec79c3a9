import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import pg from 'pg';
import type { Person } from './control.ts';
import { expect, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';

/** Goes through sign-in and consent, and stops before the browser delivers the authorization response. */
async function catchResponse(page: Page, person: Person): Promise<URL> {
  await startConnecting(page);
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'MessageWriter would like to' })).toBeVisible();
  const form = await readForm(page);
  const options = { maxRedirects: 0, headers: { origin: env.authorizationServerUrl } };
  const answered = await page.request.post(form.action, {
    ...options,
    data: `${form.fields}&decision=allow`,
    headers: { ...options.headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const resumed = await page.request.get(answered.headers()['location'] ?? '', options);
  return new URL(resumed.headers()['location'] ?? '');
}

async function readForm(page: Page): Promise<{ action: string; fields: string }> {
  return page.locator('form').evaluate((form: HTMLFormElement) => ({
    action: form.action,
    fields: new URLSearchParams(
      [...new FormData(form)].map(([name, value]) => [name, String(value)]),
    ).toString(),
  }));
}

test('a replayed authorization response is refused and changes nothing — RFC 9700 §4.2.4', async ({
  page,
  person,
}) => {
  const response = await catchResponse(page, person);
  await page.goto(response.href);
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const replay = await page.goto(response.href);
  expect(replay?.status()).toBe(400);
  await expect(page.getByRole('heading', { name: 'This answer was already used' })).toBeVisible();
  await page.getByRole('link', { name: 'To the birthdays' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toBeVisible();
});

test('a response with a forged state is refused — RFC 9700 §4.7', async ({ page, person }) => {
  const response = await catchResponse(page, person);
  response.searchParams.set('state', 'A'.repeat(43));
  const answer = await page.goto(response.href);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('heading', { name: 'This answer is not for this browser' })).toBeVisible();
});

for (const [title, change] of [
  ['a forged', (parameters: URLSearchParams) => parameters.set('iss', 'https://evil.example')],
  ['no', (parameters: URLSearchParams) => parameters.delete('iss')],
] as const) {
  test(`a response with ${title} iss is refused — RFC 9207 §2.4`, async ({ page, person }) => {
    const response = await catchResponse(page, person);
    change(response.searchParams);
    const answer = await page.goto(response.href);
    expect(answer?.status()).toBe(400);
    await expect(page.getByRole('heading', { name: 'This answer is not right' })).toBeVisible();
  });
}

test('a response delivered by another browser is refused — RFC 9700 §4.7', async ({
  page,
  person,
  browser,
}) => {
  const response = await catchResponse(page, person);
  const other = await browser.newPage();
  const answer = await other.goto(response.href);
  expect(answer?.status()).toBe(403);
  expect(answer?.headers()['set-cookie'] ?? '').not.toContain('mw_session');
  await other.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(other.getByText('MessageWriter is not connected')).toBeVisible();
  await other.close();
});

test('a response that comes too late is refused', async ({ page, person }) => {
  const response = await catchResponse(page, person);
  const client = new pg.Client({ connectionString: env.databaseUrls.message_writer });
  await client.connect();
  const state = response.searchParams.get('state') ?? '';
  const stateHash = createHash('sha256').update(state).digest('base64url');
  const expire =
    "UPDATE pending_authorization SET expires_at = now() - interval '1 second' WHERE state_hash = $1";
  await client.query(expire, [stateHash]);
  await client.end();
  const answer = await page.goto(response.href);
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole('heading', { name: 'That took too long' })).toBeVisible();
});
