import { control, start } from './control.ts';
import { env } from './env.ts';
import { decide, expect, signIn, test } from './fixtures.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

test('a held run survives kill -9 of MessageWriter, and sends once', async ({ page, person }) => {
  test.slow();
  const held = page.getByRole('region', { name: 'Step mode' });
  const holds = (step: string) =>
    expect(held.getByRole('heading', { name: step, exact: true })).toBeVisible();
  const next = page.getByRole('button', { name: 'Next' });
  await page.goto(`${env.messageWriterUrl}/inspector/run`);
  await page.getByRole('button', { name: 'Begin, as a stranger' }).click();
  await next.click();
  await holds('Authorization request');
  await next.click();
  await signIn(page, person);
  await decide(page);
  await holds('Look at the authorization response');
  await next.click();
  await holds('Token request');
  await control('message-writer', 'kill');
  await start('message-writer');
  await page.reload();
  await holds('Token request');
  await next.click();
  await holds('Keys of the issuer');
  await page.getByRole('button', { name: 'Run the rest' }).click();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const trace = await waitForFlow(page.request, (flow) => hasAnswered(flow, 'protected-resource-request'));
  const sent = trace.events.filter((event) => event.kind === 'exchange' && event.message === 'token-request');
  expect(sent).toHaveLength(1);
});
