import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { inspect } from './inspect-page.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

for (const [colorScheme, width] of [
  ['light', 360],
  ['dark', 1280],
] as const) {
  test.describe(`${colorScheme}, ${width} px wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    test('every page of the inspector', async ({ page, connect }) => {
      test.setTimeout(180_000);
      await connect();
      const { id, events } = await waitForFlow(page.request, (flow) => hasAnswered(flow, 'userinfo-request'));
      const token = events.find((event) => event.kind === 'exchange' && event.message === 'token-request');
      const value = token?.kind === 'exchange' ? token.values[0]?.fingerprint : '';
      for (const path of [
        `/flows/${id}`,
        `/flows/${id}?event=${token?.seq}`,
        `/flows/${id}?follow=${value}`,
        `/flows/${id}/inside`,
        `/flows/${id}/present?hop=3`,
        `/compare?one=${id}&other=${id}`,
        '/glossary',
        '/guide/why-not-the-password',
        '/guide/registration',
        '/import',
        '/flows/999999999',
      ]) {
        await page.goto(`${env.messageWriterUrl}/inspector${path}`);
        await inspect(page);
      }
      await page.goto(`${env.messageWriterUrl}/inspector/run`);
      await page.getByRole('button', { name: /as a stranger/ }).click();
      await expect(page.getByRole('button', { name: 'Next' })).toBeVisible();
      await inspect(page);
    });
  });
}
