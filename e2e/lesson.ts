import type { Browser, Page } from '@playwright/test';
import { env } from './env.ts';
import { expect } from './fixtures.ts';

/** Opens a lesson, as it is now. */
export async function openLesson(page: Page, id: string): Promise<void> {
  await page.goto(`${env.messageWriterUrl}/inspector/lessons/${id}`);
}

export async function beginLesson(page: Page, id: string): Promise<void> {
  await openLesson(page, id);
  await page.getByRole('button', { name: /^Begin/ }).click();
}

/** The same in a browser of its own: a cookie more would be in everything that is recorded of the test's. */
export async function beginLessonElsewhere(browser: Browser, id: string): Promise<void> {
  const context = await browser.newContext();
  await beginLesson(await context.newPage(), id);
  await context.close();
}

/** The page says so by itself, once the recorders have written what it looks for. */
export async function expectLessonDone(page: Page, id: string): Promise<void> {
  await openLesson(page, id);
  await expect(page.getByRole('heading', { name: '✓ Done' })).toBeVisible();
}
