import type { Trace } from '@ecosystem/flow-inspector/trace';
import { flowMatchers } from '@ecosystem/flow-inspector/matchers';
import { env } from './env.ts';
import { expect as base, test } from './fixtures.ts';
import { expectGolden } from './golden.ts';
import { waitForTrace } from './recorded-flow.ts';

const expect = base.extend(flowMatchers);

const isOwnFlow = ({ events, title }: Trace) =>
  title.startsWith('MessageWriter for itself') &&
  events.some(
    (event) =>
      event.kind === 'exchange' &&
      event.from === 'message-writer' &&
      event.request.url.includes('/occasions'),
  ) &&
  events.some((event) => event.kind === 'check' && event.check === 'scope-sufficient');

test('the next holidays need no connection, and are a flow of their own', async ({ page }) => {
  await page.goto(env.messageWriterUrl);
  await page.getByRole('link', { name: 'the next holidays' }).click();
  await expect(page.getByRole('heading', { name: 'The next holidays' })).toBeVisible();
  await expect(page.getByText('name day').first()).toBeVisible();
  await expect(page.getByText('none yet: you have not connected')).toBeVisible();
  const trace = await waitForTrace(page.request, '/occasions', isOwnFlow);
  expect(trace).toMatchObject({ outcome: 'connected', who: null });
  expect(trace).toHaveChecked('client-scope', 'authorization-server');
  expect(trace).toHaveChecked('client-token-response', 'message-writer');
  expect(trace).toHaveChecked('scope-sufficient', 'contact-saver');
  expect(trace).not.toHaveSent('page');
});

test('who is speaking: a person’s number beside the client’s name', async ({ page, connect }) => {
  await connect();
  await page.getByRole('link', { name: 'Holidays' }).click();
  const tokens = page.getByRole('region', { name: 'Who is speaking?' });
  await expect(tokens.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)).toBeVisible();
  await expect(tokens.getByText('message-writer', { exact: true })).toBeVisible();
});

test('what the client asks in its own name is as it was', async ({ page }) => {
  await page.goto(`${env.messageWriterUrl}/occasions`);
  const trace = await waitForTrace(page.request, '/occasions', isOwnFlow);
  const first = trace.events.findIndex(
    (event) => event.kind === 'check' && event.check === 'scope-sufficient',
  );
  // A later page asks with the same token, as long as it lives.
  expectGolden('client-credentials', { ...trace, events: trace.events.slice(0, first + 1) });
});
