import { decide, expect, signIn, test } from './fixtures.ts';
import { expectGolden } from './golden.ts';
import { hasAnswered, waitForTrace, withoutLoopbackPort } from './recorded-flow.ts';
import { beginLessonElsewhere, expectLessonDone } from './lesson.ts';
import { shownBy, startReminder } from './reminder.ts';

test('by the browser of this machine, with a loopback port — RFC 8252', async ({ browser, page, person }) => {
  test.slow();
  await beginLessonElsewhere(browser, 'native');
  const reminder = startReminder('--browser', '--no-open');
  const address = await shownBy(reminder, /^(http\S+\/auth\?\S+)$/m);
  const redirectUri = new URL(address).searchParams.get('redirect_uri') ?? '';
  expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  const state = new URL(address).searchParams.get('state') ?? '';
  for (const [query, status] of [
    ['?code=stolen&state=other', 400],
    ['?code=stolen', 400],
    ['/more', 404],
  ] as const) {
    expect((await page.request.get(`${redirectUri}${query}`)).status()).toBe(status);
  }
  const rebound = await page.request.get(`${redirectUri}?code=c&state=${state}`, {
    headers: { host: 'evil.example' },
  });
  expect(rebound.status()).toBe(421);
  await page.goto(address);
  await signIn(page, person);
  await decide(page, { client: 'Birthday Reminder' });
  await expect(page.getByRole('heading', { name: 'Back to the terminal' })).toBeVisible();
  expect(await reminder.code).toBe(0);
  expect(reminder.said.out).toContain('Charles');
  const trace = await waitForTrace(page.request, person.subject, (flow) =>
    hasAnswered(flow, 'protected-resource-request', 200),
  );
  expectGolden('native-app', withoutLoopbackPort(trace));
  await expectLessonDone(page, 'native');
});

test('an answer from another issuer is refused — RFC 9207 §2.4', async ({ page }) => {
  const reminder = startReminder('--browser', '--no-open');
  const asked = new URL(await shownBy(reminder, /^(http\S+\/auth\?\S+)$/m)).searchParams;
  const answer = new URLSearchParams({
    code: 'c',
    state: asked.get('state') ?? '',
    iss: 'https://evil.example',
  });
  await page.request.get(`${asked.get('redirect_uri')}?${answer}`);
  expect(await reminder.code).toBe(1);
  expect(reminder.said.out).toBe('');
});
