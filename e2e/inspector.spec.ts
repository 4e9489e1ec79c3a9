import { flowMatchers } from '@ecosystem/flow-inspector/matchers';
import { expect as base, decide, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';
import { hasAnswered, readFlow, waitForFlow } from './recorded-flow.ts';

const expect = base.extend(flowMatchers);

test('messages appear while they happen, and open beside', async ({ page, person, context }) => {
  await startConnecting(page);
  await waitForFlow(page.request, (trace) => hasAnswered(trace, 'authorization-request'));
  const inspector = await context.newPage();
  await inspector.goto(`${env.messageWriterUrl}/inspector/now`);
  const hop = (name: string) => inspector.getByRole('link', { name: new RegExp(name) });
  await expect(hop('Authorization request')).toBeVisible();
  await expect(hop('Token request')).toHaveCount(0);
  await signIn(page, person);
  await expect(hop('Authenticate the end-user')).toBeVisible();
  await decide(page);
  await expect(hop('Token request')).toBeVisible();
  await expect(inspector.getByRole('status').last()).toContainText(/Hop \d+/);

  await test.step('The token request, field by field', async () => {
    await hop('Token request').click();
    const panel = inspector.getByRole('complementary', { name: 'Details' });
    await expect(panel.getByRole('heading', { name: 'Token request' })).toBeVisible();
    await expect(panel).toContainText('back channel, no browser involved');
    await expect(panel).toContainText('Basic message-writer:‹client secret · never recorded›');
    await expect(panel).toContainText('RFC 7636');
    await expect(panel.getByRole('region', { name: 'ID token' })).toContainText(person.name);
    await expect(panel.getByRole('region', { name: 'Access token' })).toContainText('✓ Signature good');
    await expect(panel.getByRole('region', { name: 'Checks' })).toContainText(
      'The code has not been used before',
    );
    await expect(panel.getByRole('region', { name: 'Source' })).toContainText(
      'exchange-authorization-code.ts',
    );
  });

  await test.step('A value, followed', async () => {
    await hop('Authorization response').click();
    const panel = inspector.getByRole('complementary', { name: 'Details' });
    await panel
      .getByRole('link', { name: /‹state · 43 characters/ })
      .first()
      .click();
    await expect(panel).toContainText('made by MessageWriter');
    await expect(panel).toContainText('compared by MessageWriter');
    await expect(inspector.locator('.hop.followed')).toHaveCount(4);
  });
});

test('who checked what, and why', async ({ page, connect }) => {
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const callback = await page.request
    .get(`${env.messageWriterUrl}/inspector/now`)
    .then(async () => waitForFlow(page.request, (trace) => hasAnswered(trace, 'protected-resource-request')));
  expect(callback).toHaveChecked('state', 'message-writer');
  expect(callback).toHaveChecked('iss', 'message-writer');
  expect(callback).toHaveChecked('nonce', 'message-writer');
  expect(callback).toHaveChecked('id-token-signature', 'message-writer');
  expect(callback).toHaveChecked('code-verifier', 'authorization-server');
  expect(callback).toHaveChecked('redirect-uri', 'authorization-server');
  expect(callback).toHaveChecked('access-token-audience', 'contact-saver');
  expect(callback).toHaveSent('token-request', { from: 'message-writer', status: 200, times: 1 });
});

test('an answer used twice is refused, and the inspector says by whom', async ({ page, connect }) => {
  const callback = page.waitForRequest((request) => request.url().includes('/oauth/callback?'));
  await connect();
  await page.goto((await callback).url());
  await expect(page.getByRole('heading', { name: 'This answer was already used' })).toBeVisible();
  const trace = await waitForFlow(page.request, (flow) => hasAnswered(flow, 'authorization-response', 400));
  expect(trace).toHaveRefused('answer-once', 'message-writer');
  await page.goto(`${env.messageWriterUrl}/inspector/flows/${trace.id}/inside`);
  await expect(page.getByText('Failed: the answer was used before')).toBeVisible();
});

test('a denial ends the flow, and compares with a consent', async ({ page, person, connect }) => {
  await connect({ answer: 'Deny' });
  await expect(page.getByRole('heading', { name: 'You said no' })).toBeVisible();
  const denied = await waitForFlow(page.request, ({ outcome }) => outcome === 'denied');
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await decide(page);
  await expect(page.getByText(`Connected to ContactSaver as ${person.name}`)).toBeVisible();
  const allowed = await waitForFlow(page.request, ({ outcome }) => outcome === 'connected');
  expect(allowed.id).not.toBe(denied.id);
  await page.goto(`${env.messageWriterUrl}/inspector/compare?one=${denied.id}&other=${allowed.id}`);
  await expect(page.getByRole('status').first()).toContainText('What differs');
  await expect(page.getByText('not in this run').first()).toBeVisible();
  await page.goto(`${env.messageWriterUrl}/inspector/compare`);
  const first = await page.getByLabel('This run').inputValue();
  await expect(page.getByLabel('with this one')).not.toHaveValue(first);
});

test('everything can be reached by keyboard, and read without scripts', async ({
  page,
  connect,
  browser,
}) => {
  await connect();
  const { id } = await waitForFlow(page.request, (trace) => hasAnswered(trace, 'token-request'));
  await page.goto(`${env.messageWriterUrl}/inspector/flows/${id}`);
  await page.locator('.hop-link').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Hop 2');

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const reader = await plain.newPage();
  await reader.goto(`${env.messageWriterUrl}/inspector/flows/${id}`);
  await expect(reader.getByRole('listitem').filter({ hasText: 'Token request' }).first()).toBeVisible();
  await reader.getByRole('link', { name: /Token request/ }).click();
  await expect(reader.getByRole('heading', { name: 'Token request', level: 2 })).toBeVisible();
  await plain.close();
});

test('the JSON API and its exports agree', async ({ page, connect }) => {
  await connect();
  const trace = await waitForFlow(page.request, (flow) => hasAnswered(flow, 'token-request'));
  const { flows } = await (await page.request.get(`${env.messageWriterUrl}/inspector/api/flows`)).json();
  expect(flows.find(({ id }: { id: string }) => id === trace.id)).toMatchObject({ outcome: 'connected' });
  const exported = await page.request.get(
    `${env.messageWriterUrl}/inspector/api/flows/${trace.id}/export?format=json`,
  );
  expect(await exported.json()).toEqual(JSON.parse(JSON.stringify(await readFlow(page.request))));
});
