import type { Page } from '@playwright/test';
import { env } from './env.ts';
import { decide, expect, signIn, test } from './fixtures.ts';
import { inspect } from './inspect-page.ts';
import { hasAnswered, waitForTrace } from './recorded-flow.ts';
import { expectGolden } from './golden.ts';

const app = env.messageWriterBrowserUrl;
const client = 'MessageWriter in the browser';

/** Opens the app and goes as far as the sign-in page. @returns the query of the authorization request */
async function ask(page: Page): Promise<URLSearchParams> {
  await page.goto(app);
  const asked = page.waitForRequest((request) =>
    request.url().startsWith(`${env.authorizationServerUrl}/auth?`),
  );
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  const { searchParams } = new URL((await asked).url());
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  return searchParams;
}

test('birthdays, read by a script — RFC 10017 §6.3', async ({ page, person, context }) => {
  const query = await ask(page);
  expect(Object.fromEntries(query)).toMatchObject({
    client_id: 'message-writer-browser',
    scope: 'birthdays.read',
    code_challenge_method: 'S256',
  });
  const tokenResponse = page.waitForResponse(`${env.authorizationServerUrl}/token`);
  await signIn(page, person);
  await decide(page, { client });
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await expect(page.getByText('Charles').first()).toBeVisible();
  expect(page.url()).toBe(`${app}/`);
  expect(await (await tokenResponse).json()).toEqual({
    access_token: expect.any(String),
    expires_in: expect.any(Number),
    scope: 'birthdays.read',
    token_type: 'Bearer',
  });

  await test.step('nothing lies in a storage, and no cookie is the app’s', async () => {
    const stored = await page.evaluate(async () =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases()]),
    );
    expect(stored).toBe('[{},{},[]]');
    const names = (await context.cookies()).map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith('as_'))).toEqual([]);
  });

  await test.step('it was a flow like any other', async () => {
    const trace = await waitForTrace(page.request, person.subject, (flow) =>
      hasAnswered(flow, 'protected-resource-request', 200),
    );
    expect(trace).toMatchObject({ outcome: 'connected', title: `${client} · connected` });
    const token = trace.events.find(
      (event) => event.kind === 'exchange' && event.message === 'token-request',
    );
    expect(token).toMatchObject({ from: 'browser', to: 'authorization-server' });
    expectGolden('browser-app', trace);
  });

  await test.step('a reload forgets', async () => {
    await page.reload();
    await expect(page.getByRole('button', { name: 'Connect ContactSaver' })).toBeVisible();
    await expect(page.getByText('Charles')).toBeHidden();
  });
});

test('whoever asks for more in this client’s name gets birthdays alone', async ({ page, person }) => {
  const query = await ask(page);
  query.set('scope', 'birthdays.read contacts.read offline_access');
  await page.goto(`${env.authorizationServerUrl}/auth?${query}`);
  await signIn(page, person);
  const tokenResponse = page.waitForResponse(`${env.authorizationServerUrl}/token`);
  await decide(page, { client });
  const token = (await (await tokenResponse).json()) as { scope: string; refresh_token?: string };
  expect(token.scope).toBe('birthdays.read');
  expect(token.refresh_token).toBeUndefined();
});

test('a denial is told', async ({ page, person }) => {
  await ask(page);
  await signIn(page, person);
  await decide(page, { client, answer: 'Deny' });
  await expect(page.getByRole('heading', { name: 'You said no' })).toBeVisible();
});

for (const [title, change, heading] of [
  ['another state', { state: 'other' }, 'This answer does not fit'],
  ['no state', { state: undefined }, 'This answer does not fit'],
  ['another issuer — RFC 9207 §2.4', { iss: 'https://evil.example' }, 'This answer does not fit'],
  ['no issuer', { iss: undefined }, 'This answer does not fit'],
] as const) {
  test(`an answer with ${title} is refused, and nothing is sent`, async ({ page }) => {
    const query = await ask(page);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    const answer: Record<string, string | undefined> = {
      code: 'stolen',
      state: query.get('state') ?? '',
      iss: env.authorizationServerUrl,
      ...change,
    };
    const present = Object.entries(answer).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    await page.goto(`${app}/callback?${new URLSearchParams(present)}`);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    expect(page.url()).toBe(`${app}/`);
    expect(sent.filter((url) => url.endsWith('/token'))).toEqual([]);
  });
}

test('an answer that this tab did not ask for is refused — RFC 9700 §4.7', async ({ page }) => {
  await page.goto(
    `${app}/callback?code=stolen&state=s&iss=${encodeURIComponent(env.authorizationServerUrl)}`,
  );
  await expect(page.getByRole('heading', { name: 'This answer is not for this tab' })).toBeVisible();
});

test('a code of somebody else’s request is worth nothing here — RFC 9700 §4.5', async ({ browser, page }) => {
  const query = await ask(page);
  const other = await browser.newPage();
  await ask(other);
  await other.close();
  const tokenResponse = page.waitForResponse(`${env.authorizationServerUrl}/token`);
  const answer = new URLSearchParams({
    code: 'a-code-from-elsewhere',
    state: query.get('state') ?? '',
    iss: env.authorizationServerUrl,
  });
  await page.goto(`${app}/callback?${answer}`);
  expect((await tokenResponse).status()).toBe(400);
  await expect(page.getByRole('heading', { name: 'The token response does not fit' })).toBeVisible();
});

for (const [colorScheme, width] of [
  ['light', 360],
  ['dark', 1280],
] as const) {
  test.describe(`${colorScheme}, ${width} px wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });
    test('the app is accessible', async ({ page, person }) => {
      await page.goto(app);
      await expect(page.getByRole('button', { name: 'Connect ContactSaver' })).toBeVisible();
      await inspect(page);
      await page.goto(`${app}/callback?code=c`);
      await inspect(page);
      await ask(page);
      await signIn(page, person);
      await decide(page, { client });
      await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
      await page.locator('summary').first().click();
      await inspect(page);
    });
  });
}
