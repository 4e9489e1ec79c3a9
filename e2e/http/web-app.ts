import { expect } from '@playwright/test';
import type { Person } from '../control.ts';
import { env } from '../env.ts';
import { type Browser, type Page, hiddenField } from './browser.ts';

export const addressBook = `${env.contactSaverUrl}/app`;
/** What a browser says of a form that the address book has posted. */
export const ours = { origin: env.contactSaverUrl };

/** Presses "Sign in", and returns where the browser is sent. */
export async function begin(browser: Browser): Promise<URL> {
  const { html } = await browser.get(addressBook);
  const answer = await browser.post(`${addressBook}/sign-in`, [['csrf', hiddenField(html, 'csrf')]], ours);
  expect(answer.status).toBe(303);
  return new URL(answer.location);
}

/** Signs in at the authorization server, and returns the answer it sends the browser away with, not delivered yet. */
export async function obtainAnswer(browser: Browser, { email, password }: Person): Promise<URL> {
  const asked = await browser.get((await begin(browser)).href);
  const { html } = await browser.get(asked.location);
  const [, action = ''] = /action="([^"]+\/login)"/.exec(html) ?? [];
  const fields = [
    ['csrf', hiddenField(html, 'csrf')],
    ['email', email],
    ['password', password],
  ] as const;
  const posted = await browser.post(action, fields);
  const answer = new URL((await browser.get(posted.location)).location);
  expect(`${answer.origin}${answer.pathname}`).toBe(`${addressBook}/callback`);
  return answer;
}

/** The cookies of the address book that an answer sets. */
export const cookiesOf = ({ headers }: Page) =>
  headers.getSetCookie().filter((line) => line.startsWith('cs_session='));

export async function expectSignedOut(browser: Browser): Promise<void> {
  expect((await browser.get(addressBook)).html).toContain('Your address book');
}
