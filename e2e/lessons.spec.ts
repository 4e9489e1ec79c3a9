import { readProgressCode } from '@ecosystem/flow-catalogue/progress-code';
import type { Page } from '@playwright/test';
import { env } from './env.ts';
import { decide, expect, signIn, test } from './fixtures.ts';
import { beginLesson, expectLessonDone } from './lesson.ts';

test.describe.configure({ mode: 'serial' });

/** What the instructor's page makes of the words on the list. */
async function readOut(page: Page): Promise<{ readonly words: string; readonly done: number }> {
  await page.goto(`${env.messageWriterUrl}/inspector/lessons`);
  const words = (await page.locator('.lesson-code code').textContent()) ?? '';
  const lessons = await page.locator('.lesson-list li').count();
  return { words, done: (readProgressCode(words, lessons) ?? []).filter(Boolean).length };
}

// Other tests deny and allow meanwhile, and all is recorded: what is no evidence is tried in lessons.test.ts.
test('a lesson is done when the recorded messages show it', async ({ page, connect }) => {
  const before = await readOut(page);
  await beginLesson(page, 'deny');
  await connect({ answer: 'Deny' });
  await expect(page.getByRole('heading', { name: 'You said no' })).toBeVisible();
  await expectLessonDone(page, 'deny');
  await test.step('the message it was seen in can be opened', async () => {
    await page.getByRole('link', { name: 'See it' }).click();
    await expect(page.getByRole('heading', { name: 'Authorization response', level: 2 })).toBeVisible();
  });
  await test.step('four words say so', async () => {
    const after = await readOut(page);
    expect(after.done).toBeGreaterThan(before.done);
    await page.goto(`${env.messageWriterUrl}/inspector/workshop`);
    await page.getByLabel('Four words').fill(after.words.toUpperCase());
    await page.getByRole('button', { name: 'What have they done?' }).click();
    await expect(page.getByRole('status').getByText('Say no')).toBeVisible();
  });
});

test('the page says it by itself, while the flow runs in a tab that its own button has opened', async ({
  context,
  page,
  person,
}) => {
  await beginLesson(page, 'insufficient-scope');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open MessageWriter' }).click();
  const tab = await opened;
  await tab.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await signIn(tab, person);
  await decide(tab, { without: ['contacts.read'] });
  await expect(page.getByText('named the scope that is needed')).toBeVisible();
});

test('leaving everywhere, then disconnecting, is a lesson', async ({ page, connect, person }) => {
  await beginLesson(page, 'leave');
  await connect();
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Leave everywhere' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You have left everywhere')).toBeVisible();
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await signIn(page, person);
  await decide(page);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('status')).toContainText('Disconnected');
  await expectLessonDone(page, 'leave');
});

test('words that were misheard are refused', async ({ page }) => {
  await page.goto(`${env.messageWriterUrl}/inspector/workshop?code=abandon+ability+able+about`);
  await expect(page.getByRole('alert')).toContainText('do not belong together');
});

test('the handout has every lesson on it', async ({ page }) => {
  await page.goto(`${env.messageWriterUrl}/inspector/lessons`);
  const titles = await page.locator('.lesson-list strong').allTextContents();
  await page.getByRole('link', { name: 'All of them, to print' }).click();
  for (const title of titles) await expect(page.getByRole('heading', { name: title })).toBeVisible();
});
