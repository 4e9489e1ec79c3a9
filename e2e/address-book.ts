import type { Page } from '@playwright/test';
import type { Person } from './control.ts';
import { env } from './env.ts';
import { expect, signIn } from './fixtures.ts';

export const addressBook = `${env.contactSaverUrl}/app`;

/** Signs in to ContactSaver's own web app; somebody who is signed in at ContactSaver is not asked again. */
export async function openAddressBook(page: Page, person?: Person): Promise<void> {
  await page.goto(addressBook);
  await page.getByRole('button', { name: 'Sign in' }).click();
  if (person) await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
}

/** The row of a contact in the list. */
export function rowOf(page: Page, name: string) {
  return page.getByRole('listitem').filter({ hasText: name });
}
