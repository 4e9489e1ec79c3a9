import { flowMatchers } from '@ecosystem/flow-inspector/matchers';
import { env } from './env.ts';
import { decide, expect as base, signIn, test } from './fixtures.ts';
import { expectGolden } from './golden.ts';
import { inspect } from './inspect-page.ts';
import { hasAnswered, waitForTrace } from './recorded-flow.ts';
import { shownBy, startReminder } from './reminder.ts';

const expect = base.extend(flowMatchers);
test('a program in a terminal, by a code that a person types in', async ({ page, person }) => {
  test.slow();
  const reminder = startReminder();
  const code = await shownBy(reminder, /^ {4}([A-Z]{4}-[A-Z]{4})$/m);
  expect(reminder.said.error).toContain('▀');
  await page.goto(`${env.authorizationServerUrl}/device`);
  await inspect(page);
  await page.getByLabel('Code').fill('BBBB-BBBB');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('No device waits with this code')).toBeVisible();
  await inspect(page);
  await page.getByLabel('Code').fill(code.toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Is this your device?' })).toBeVisible();
  await expect(page.getByText(code)).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'This is my device' }).click();
  await signIn(page, person);
  await inspect(page);
  await decide(page, { client: 'Birthday Reminder' });
  await expect(page.getByRole('heading', { name: 'Look at your device' })).toBeVisible();
  await inspect(page);
  expect(await reminder.code).toBe(0);
  expect(reminder.said.out).toMatch(/Birthdays this week:\n {2}today +Charles\n {2}tomorrow +Mary\n/);
  const trace = await waitForTrace(page.request, person.subject, (flow) =>
    hasAnswered(flow, 'protected-resource-request', 200),
  );
  expect(trace).toHaveSent('user-code', { from: 'browser' });
  expect(trace).toHaveChecked('device-form', 'authorization-server');
  expect(trace).toHaveChecked('device-code-unused', 'authorization-server');
  const wrong = await waitForTrace(page.request, 'user-code', ({ events }) =>
    events.some((event) => event.kind === 'check' && event.check === 'user-code' && !event.passed),
  );
  expect(wrong).toHaveRefused('user-code', 'authorization-server');
  expect(trace).toKeepSecret(code);
  expect(trace).toKeepSecret(code.replace('-', ''));
});

test('a person who stops: the program says so, and reads nothing', async ({ page }) => {
  test.slow();
  const reminder = startReminder();
  const code = await shownBy(reminder, /^ {4}([A-Z]{4}-[A-Z]{4})$/m);
  await page.goto(`${env.authorizationServerUrl}/device?user_code=${code}`);
  await expect(page.getByLabel('Code')).toHaveValue(code);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('heading', { name: 'You said no' })).toBeVisible();
  await inspect(page);
  expect(await reminder.code).toBe(1);
  expect(reminder.said.error).toContain('You have said no');
  expect(reminder.said.out).toBe('');
});

test('Ctrl-C ends the program, in a sentence', async () => {
  const reminder = startReminder();
  await shownBy(reminder, /^ {4}([A-Z]{4}-[A-Z]{4})$/m);
  reminder.stop();
  expect(await reminder.code).toBe(1);
  expect(reminder.said.error).toContain('Stopped.');
});

test('the device flow is as it was', async ({ page, person, request }) => {
  const form = { client_id: 'birthday-reminder', scope: 'birthdays.read', resource: env.contactSaverUrl };
  const asked = await request.post(`${env.authorizationServerUrl}/device/auth`, { form });
  const { device_code, user_code } = (await asked.json()) as { device_code: string; user_code: string };
  const poll = () =>
    request.post(`${env.authorizationServerUrl}/token`, {
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: form.client_id,
        resource: form.resource,
        device_code,
      },
    });
  await poll();
  await page.goto(`${env.authorizationServerUrl}/device`);
  await page.getByLabel('Code').fill(user_code);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'This is my device' }).click();
  await signIn(page, person);
  await decide(page, { client: 'Birthday Reminder' });
  await expect(page.getByRole('heading', { name: 'Look at your device' })).toBeVisible();
  const { access_token } = (await (await poll()).json()) as { access_token: string };
  await request.get(`${env.contactSaverUrl}/birthdays?days=6`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  const { sub } = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
  };
  const trace = await waitForTrace(page.request, sub, (flow) =>
    hasAnswered(flow, 'protected-resource-request', 200),
  );
  expectGolden('device-flow', trace);
});
