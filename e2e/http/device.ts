import type { Person } from '../control.ts';
import { env } from '../env.ts';
import { type Browser, type Page, hiddenField } from './browser.ts';
import { postForm } from './protocol.ts';

export const clientId = 'birthday-reminder';
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

export interface DeviceCodes {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
  readonly interval: number;
  readonly error: string;
}

/** Asks for the codes as a device does; `changes` with an empty value takes a parameter away. */
export async function askForCodes(changes: Record<string, string> = {}) {
  const good = { client_id: clientId, scope: 'birthdays.read', resource: env.contactSaverUrl };
  const present = Object.entries({ ...good, ...changes }).filter(([, value]) => value !== '');
  const { body, status } = await postForm('/device/auth', Object.fromEntries(present), null);
  return { status, body: body as unknown as DeviceCodes };
}

/** Asks whether the person has decided. */
export async function poll(
  deviceCode: string,
  changes: Record<string, string> = {},
  send: typeof fetch = fetch,
) {
  const parameters = {
    grant_type: deviceGrant,
    client_id: clientId,
    device_code: deviceCode,
    resource: env.contactSaverUrl,
    ...changes,
  };
  return postForm('/token', parameters, null, send);
}

/** Types a code into the page, as it is given. */
export async function enterCode(browser: Browser, userCode: string): Promise<Page> {
  const { html } = await browser.get(`${env.authorizationServerUrl}/device`);
  return post(browser, html, [['user_code', userCode]]);
}

/** Says on the second page that the device is one's own, or that it is not. */
export async function answerConfirmation(
  browser: Browser,
  { html }: Page,
  answer: 'abort' | 'confirm',
): Promise<Page> {
  return post(browser, html, [
    ['user_code', hiddenField(html, 'user_code')],
    [answer, 'yes'],
  ]);
}

/** Signs in, where that is asked for, and answers the consent page; returns the last page. */
export async function decideForDevice(
  browser: Browser,
  confirmed: Page,
  { email, password }: Person,
  decision: 'allow' | 'deny' = 'allow',
): Promise<Page> {
  let page = await browser.get(confirmed.location);
  if (page.html.includes('/login"')) {
    const fields = [
      ['email', email],
      ['password', password],
    ] as const;
    page = await browser.get((await submit(browser, page, 'login', fields)).location);
  }
  const fields = [
    ['scope', 'birthdays.read'],
    ['decision', decision],
  ] as const;
  return submit(browser, page, 'consent', fields);
}

async function submit(
  browser: Browser,
  { html }: Page,
  step: 'consent' | 'login',
  fields: readonly (readonly [string, string])[],
): Promise<Page> {
  const [, action = ''] = new RegExp(`action="([^"]+/${step})"`).exec(html) ?? [];
  const posted = await browser.post(action, [['csrf', hiddenField(html, 'csrf')], ...fields]);
  return browser.get(posted.location);
}

async function post(
  browser: Browser,
  html: string,
  fields: readonly (readonly [string, string])[],
): Promise<Page> {
  return browser.post(`${env.authorizationServerUrl}/device`, [
    ['xsrf', hiddenField(html, 'xsrf')],
    ...fields,
  ]);
}
