import type { Trace } from '@ecosystem/flow-inspector/trace';
import { closeMuseum, openMuseum } from './control.ts';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { expectGolden } from './golden.ts';
import { inspect } from './inspect-page.ts';
import { isWhole, waitForExhibit, withoutPorts } from './museum.ts';
import { hasAnswered } from './recorded-flow.ts';

let museum = '';
test.beforeAll(async () => {
  museum = await openMuseum();
});
test.afterAll(async () => closeMuseum(museum));

test('the implicit grant works, and its token is read, kept and handed in elsewhere — RFC 9700 §2.1.2', async ({
  page,
}) => {
  test.slow();
  await page.goto(`${museum}/museum/implicit`);
  await page.getByRole('link', { name: 'Sign in with ContactSaver' }).click();
  await page.getByRole('button', { name: 'Go on as Robin Throwaway' }).click();
  await expect(page.getByText('Signed in as Robin Throwaway.')).toBeVisible();
  await expect(page.getByText('1 visitor counted.')).toBeVisible();
  const address = page.url();
  const token = new URLSearchParams(new URL(address).hash.slice(1)).get('access_token') ?? '';
  expect(token).not.toBe('');

  await test.step('the script of another origin has read it', async () => {
    await page.getByRole('link', { name: 'Back to the exhibit' }).click();
    await page.getByRole('button', { name: 'Let DailyQuiz use what its script has read' }).click();
    await expect(page.getByText('Your birthdays, at DailyQuiz’s server')).toBeVisible();
    await expect(page.getByText('Mira')).toBeVisible();
  });

  await test.step('what was recorded is as it was, without the token', async () => {
    const trace = await waitForExhibit(
      page.request,
      'implicit grant',
      museum,
      (flow) => hasAnswered(flow, 'museum-token-login') && wasUsedByDailyQuiz(flow) && isWhole(flow),
    );
    expect(JSON.stringify(trace)).not.toContain(token);
    // Two scripts of one page send at the same time: which one is first is no part of the protocol.
    const aside = ['museum-token-sent-home', 'other', 'page'];
    const events = trace.events.filter(
      (event) => event.kind !== 'exchange' || !aside.includes(event.message),
    );
    expectGolden('museum-implicit-grant', withoutPorts({ ...trace, events }));
  });

  await test.step('it lies in the history', async () => {
    await page.goBack();
    await page.goBack();
    expect(page.url()).toBe(address);
    await page.goto(`${museum}/museum/implicit`);
  });

  await test.step('a token that was made for DailyQuiz signs in at OldWriter', async () => {
    await page.getByRole('link', { name: 'Play DailyQuiz' }).click();
    await expect(page.getByText('DailyQuiz has kept its token.')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the exhibit' }).click();
    await page.getByRole('button', { name: 'Let DailyQuiz sign in at OldWriter' }).click();
    await expect(page.getByText('OldWriter says welcome, and means you')).toBeVisible();
    await expect(page.getByText('200 {"name":"Robin Throwaway"}')).toBeVisible();
  });

  await test.step('the issuer of today refuses', async () => {
    await page.getByRole('button', { name: 'Ask the issuer of today' }).click();
    await expect(page.getByText('It does not know this response type')).toBeVisible();
    await expect(page.getByText('303 error=unsupported_response_type')).toBeVisible();
  });
});

function wasUsedByDailyQuiz({ events }: Trace): boolean {
  return events.some(
    (event) =>
      event.kind === 'exchange' && event.message === 'museum-resource-request' && event.from === 'outside',
  );
}

test('“Begin anew” is somebody else, whom nobody has signed in', async ({ page }) => {
  await page.goto(`${museum}/museum/implicit`);
  await page.getByRole('link', { name: 'Sign in with ContactSaver' }).click();
  await page.getByRole('button', { name: 'Go on as Robin Throwaway' }).click();
  await page.getByRole('link', { name: 'Back to the exhibit' }).click();
  await page.getByRole('button', { name: 'Begin anew, as somebody else' }).click();
  await page.getByRole('link', { name: 'Sign in with ContactSaver' }).click();
  await expect(page.getByRole('button', { name: 'Go on as Robin Throwaway' })).toBeVisible();
});

test('a lesson is ticked by what was done in the museum', async ({ page }) => {
  await page.goto(`${env.messageWriterUrl}/inspector/lessons/password-grant`);
  await page.getByRole('button', { name: 'Begin' }).first().click();
  await page.goto(`${museum}/museum/password-grant`);
  const shown = await page.getByText(/museum-only-\d+/).textContent();
  await page.getByLabel('ContactSaver password').fill(/museum-only-\d+/.exec(shown ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: 'Get my birthdays' }).click();
  await page.getByRole('button', { name: 'Let DailyQuiz get a token of its own' }).click();
  await page.getByRole('button', { name: 'Let OldWriter ask for more' }).click();
  await page.getByRole('button', { name: 'Ask the issuer of today' }).click();
  await expect(page.getByText('It does not know this grant')).toBeVisible();
  await expect(async () => {
    await page.goto(`${env.messageWriterUrl}/inspector/lessons/password-grant`);
    await expect(page.getByRole('heading', { name: '✓ Done' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, 360 px wide`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } });

    test('every page of the museum', async ({ page }) => {
      await page.goto(`${museum}/museum`);
      await inspect(page);
      for (const exhibit of ['password-replay', 'password-grant', 'two-apis', 'implicit']) {
        await page.goto(`${museum}/museum/${exhibit}`);
        await inspect(page);
      }
      await page.getByRole('link', { name: 'Sign in with ContactSaver' }).click();
      await inspect(page);
      await page.getByRole('button', { name: 'Go on as Robin Throwaway' }).click();
      await expect(page.getByText('Signed in as Robin Throwaway.')).toBeVisible();
      await inspect(page);
      await page.goto(`${museum}/museum/password-replay`);
      await page.getByLabel('ContactSaver password').fill('not this one');
      await page.getByRole('button', { name: 'Get my birthdays' }).click();
      await expect(page.getByText('That is not the exhibit’s password.')).toBeVisible();
      await inspect(page);
      const shown = await page.getByText(/museum-only-\d+/).textContent();
      await page.getByLabel('ContactSaver password').fill(/museum-only-\d+/.exec(shown ?? '')?.[0] ?? '');
      await page.getByRole('button', { name: 'Get my birthdays' }).click();
      await page.getByRole('button', { name: 'Give it to OldCalendar, too' }).click();
      await page.getByRole('button', { name: 'Let OldWriter delete every contact' }).click();
      await page.getByRole('button', { name: 'Change my password at ContactSaver' }).click();
      await page.getByRole('button', { name: 'Let both of them try again' }).click();
      await expect(page.getByRole('heading', { name: 'What came instead' })).toBeVisible();
      await inspect(page);
    });
  });
}
