import type { Page } from '@playwright/test';
import pg from 'pg';
import { decide, expect, signIn, test } from './fixtures.ts';
import { env } from './env.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

const held = (page: Page) => page.getByRole('region', { name: 'Step mode' });
/** Which step is held, by its heading: the names of all steps stand on the page at all times. */
const holds = (page: Page, step: string) =>
  expect(held(page).getByRole('heading', { name: step, exact: true })).toBeVisible();
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

async function begin(page: Page, who: 'a stranger' | 'a returning person' = 'a stranger'): Promise<void> {
  await page.goto(`${env.messageWriterUrl}/inspector/run`);
  await page.getByRole('button', { name: new RegExp(`(Begin|Start over), as ${who}`) }).click();
  await holds(page, 'Metadata request');
}

/** As far as the browser's return: nothing has looked at the code. */
async function untilTheCode(page: Page, person: { email: string; password: string }): Promise<void> {
  await begin(page);
  await next(page);
  await holds(page, 'Authorization request');
  await next(page);
  await signIn(page, person);
  await decide(page);
  await holds(page, 'Look at the authorization response');
}

/** What the token endpoint has done, by the authorization server's own database. */
async function consumedCodes(email: string): Promise<number> {
  const client = new pg.Client({ connectionString: env.databaseUrls.authorization_server });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS count FROM provider_record
       JOIN account ON account.id::text = provider_record.account_id::text
       WHERE model = 'AuthorizationCode' AND consumed_at IS NOT NULL AND account.email = $1`,
      [email],
    );
    return rows[0].count;
  } finally {
    await client.end();
  }
}

test('held means not sent: one message per Next, to the end', async ({ page, person }) => {
  await untilTheCode(page, person);
  await test.step('Authorization response: sent, not yet processed', async () => {
    await expect(held(page)).toContainText('Sent, not yet processed');
    await next(page);
  });
  await test.step('Token request', async () => {
    await expect(held(page)).toContainText('Not sent yet');
    await expect(held(page)).toContainText('grant_type=authorization_code');
    await expect(held(page)).toContainText('‹code_verifier · 43 characters');
    expect(await consumedCodes(person.email)).toBe(0);
    const before = await waitForFlow(page.request, (trace) => hasAnswered(trace, 'authorization-response'));
    expect(hasAnswered(before, 'token-request')).toBe(false);
    await next(page);
    await holds(page, 'Keys of the issuer');
    expect(await consumedCodes(person.email)).toBe(1);
    await expect(details(page).getByRole('heading', { name: 'Token request', level: 2 })).toBeVisible();
  });
  const rest = [
    'Look at the token response and the ID token',
    'A second access token, for userinfo',
    'Userinfo request',
    'Protected resource request',
    'Keep the tokens, show the birthdays',
  ];
  for (const title of rest) {
    await next(page);
    await holds(page, title);
  }
  await next(page);
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
});

test('two clicks, a second tab, a reload and the back button send once', async ({
  page,
  person,
  context,
}) => {
  await untilTheCode(page, person);
  await next(page);
  await holds(page, 'Token request');
  const second = await context.newPage();
  await second.goto(page.url());
  await Promise.all([next(page), next(second)]);
  await holds(page, 'Keys of the issuer');
  await page.goBack();
  await page.reload();
  await holds(page, 'Keys of the issuer');
  const trace = await waitForFlow(page.request, (flow) => hasAnswered(flow, 'token-request'));
  const sent = trace.events.filter((event) => event.kind === 'exchange' && event.message === 'token-request');
  expect(sent).toHaveLength(1);
  expect(await consumedCodes(person.email)).toBe(1);
});

test('a page from before cannot send what is not next any more', async ({ page, person }) => {
  await untilTheCode(page, person);
  await next(page);
  const old = await page.locator('form[action="/inspector/next"]').evaluate((form) => {
    return Object.fromEntries(new FormData(form as HTMLFormElement)) as Record<string, string>;
  });
  await next(page);
  await holds(page, 'Keys of the issuer');
  const headers = { origin: env.messageWriterUrl };
  await page.request.post(`${env.messageWriterUrl}/inspector/next`, { form: old, headers });
  await page.reload();
  await holds(page, 'Keys of the issuer');
  expect(await consumedCodes(person.email)).toBe(1);
});

test('run the rest, bring me to a step, start over', async ({ page, person }) => {
  await begin(page);
  await test.step('Bring me to the token request: the steps before it are real', async () => {
    await page.getByLabel('Bring me to').selectOption({ label: 'Token request' });
    await page.getByRole('button', { name: 'Go' }).click();
    await signIn(page, person);
    await decide(page);
    await holds(page, 'Token request');
    expect(await consumedCodes(person.email)).toBe(0);
  });
  await test.step('Next goes on from there, one step at a time', async () => {
    await next(page);
    await holds(page, 'Keys of the issuer');
    expect(await consumedCodes(person.email)).toBe(1);
  });
  await test.step('Run the rest', async () => {
    await page.getByRole('button', { name: 'Run the rest' }).click();
    await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  });
  await test.step('Start over, as a returning person: neither asked again', async () => {
    await begin(page, 'a returning person');
    await next(page);
    await next(page);
    await holds(page, 'Look at the authorization response');
  });
});

test('the switch holds every flow that begins in this browser', async ({ page }) => {
  await page.goto(env.messageWriterUrl);
  await page.getByRole('switch', { name: 'Step mode' }).click();
  await expect(page.getByRole('switch', { name: 'Step mode' })).toBeChecked();
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await holds(page, 'Metadata request');
  await page.getByRole('switch', { name: 'Step mode' }).click();
  await expect(page.getByRole('switch', { name: 'Step mode' })).not.toBeChecked();
});
