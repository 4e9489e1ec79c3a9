import { setFlowDatabase } from './control.ts';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

test.describe.configure({ mode: 'serial' });
test.afterEach(async () => setFlowDatabase('open'));

test('without the recorder’s database flows work, the inspector says so, and nothing is lost for good', async ({
  page,
  connect,
}) => {
  test.slow();
  await setFlowDatabase('close');
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  for (const url of [env.messageWriterUrl, env.authorizationServerUrl, env.contactSaverUrl]) {
    expect((await page.request.get(`${url}/readyz`)).status(), url).toBe(200);
  }
  await test.step('what needs it now says so; flows already read are still shown', async () => {
    const lessons = await page.request.get(`${env.messageWriterUrl}/inspector/lessons`);
    expect(lessons.status()).toBe(503);
    expect(await lessons.text()).toContain('cannot be read right now');
    const asked = await page.request.get(`${env.messageWriterUrl}/inspector/api/lessons`);
    expect(asked.status()).toBe(503);
    expect(asked.headers()).toMatchObject({
      'content-type': 'application/problem+json',
      'retry-after': '5',
    });
    expect((await page.request.get(`${env.messageWriterUrl}/inspector`)).status()).toBe(200);
  });
  await setFlowDatabase('open');
  const trace = await waitForFlow(page.request, (flow) => hasAnswered(flow, 'token-request'));
  expect(trace.outcome).toBe('connected');
});
