import { env } from '../env.ts';
import { Browser, hiddenField } from './browser.ts';
import { obtainCode, redeem } from './protocol.ts';

/** The one address of MessageWriter to which a sign-out may lead back. */
export const home = `${env.messageWriterUrl}/`;

/** Somebody who is signed in and has connected MessageWriter. */
export async function connect(scope?: string) {
  const browser = new Browser();
  const issued = await obtainCode({ browser, ...(scope !== undefined && { scope }) });
  return { browser, person: issued.person, tokens: (await redeem(issued)).body };
}

export const endSession = (parameters: Readonly<Record<string, string>>) =>
  `/session/end?${new URLSearchParams(parameters)}`;

/** Presses a button of the sign-out page: "Sign out", or "Stay signed in". */
export async function answer(browser: Browser, html: string, button: 'sign out' | 'stay') {
  const xsrf = ['xsrf', hiddenField(html, 'xsrf')] as const;
  return browser.post('/session/end/confirm', button === 'stay' ? [xsrf] : [xsrf, ['logout', 'yes']]);
}

export async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/account')).status === 200;
}
