import type { env } from '../env.ts';
import type { Trace } from '@ecosystem/flow-inspector/trace';
import { type Exchange, type Page, UserAgent } from '../user-agent/user-agent.ts';
import { type Assertions, CheckFailed } from './assertions.ts';
import { readRecordedTrace } from './recorded-trace.ts';

export interface WalkOptions {
  readonly settings: Pick<
    typeof env,
    'authorizationServerUrl' | 'contactSaverUrl' | 'inherited' | 'messageWriterUrl'
  >;
  readonly fetch: typeof fetch;
  readonly email: string;
  readonly password: string;
  readonly assertions: Assertions;
}

const tokenPattern = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}|"(?:access|refresh|id)_token"/;

/**
 * The main job as a person does it, without a browser: connect, sign in, consent, see the birthdays, disconnect. Then
 * the attack: the used callback once more.
 *
 * @returns what was recorded of it, up to the attack
 * @throws {CheckFailed} at the first check that does not hold
 */
export async function walkMainJob({
  settings,
  fetch,
  email,
  password,
  assertions,
}: WalkOptions): Promise<Trace> {
  const { authorizationServerUrl: issuer, contactSaverUrl, messageWriterUrl } = settings;
  const exchanges: Exchange[] = [];
  const browser = new UserAgent({ fetch, onExchange: (exchange) => exchanges.push(exchange) });
  const sent = (prefix: string) =>
    exchanges.find(({ request }) => request.url.startsWith(prefix))?.request.url ?? prefix;

  const landing = await browser.open(`${messageWriterUrl}/`);
  const signIn = await press(browser, landing, 'Connect ContactSaver');
  const asked = new URL(sent(`${issuer}/auth?`)).searchParams;
  await assertions.check('the request has state, nonce and an S256 challenge', 'RFC 9700 §2.1.1', () =>
    ['state', 'nonce', 'code_challenge'].every((name) => asked.get(name)?.length === 43),
  );
  await assertions.check('the request names the API the token is for', 'RFC 8707 §2', () =>
    asked.getAll('resource').every((resource) => resource === contactSaverUrl),
  );
  await assertions.check('the password is asked for at the authorization server', 'RFC 6749 §1.1', () =>
    signIn.url.startsWith(`${issuer}/`),
  );

  const consent = await press(browser, signIn, 'Sign in', { email, password });
  await assertions.check('the person is asked what the client may do', 'OIDC Core §3.1.2.4', () =>
    consent.forms.some(({ buttons }) => buttons.has('Allow') && buttons.has('Deny')),
  );

  const birthdays = await press(browser, consent, 'Allow');
  const callback = sent(`${messageWriterUrl}/oauth/callback?`);
  const answered = new URL(callback).searchParams;
  await assertions.check('the answer brings a code and the same state', 'RFC 6749 §4.1.2', () =>
    answered.has('code') ? answered.get('state') === asked.get('state') : false,
  );
  await assertions.check('the answer names its issuer', 'RFC 9207 §2', () => answered.get('iss') === issuer);
  await assertions.check('MessageWriter shows the birthdays', 'RFC 6750 §2.1', () => {
    if (birthdays.heading.includes('Birthdays')) return true;
    throw new CheckFailed(`it shows “${birthdays.heading}” (${birthdays.status})`);
  });
  await assertions.check('no token reached the browser', 'RFC 10017 §6.1', () =>
    exchanges.every(({ response }) => !tokenPattern.test(JSON.stringify(response))),
  );
  await assertions.check('no cookie can be read by a script', 'RFC 10017 §6.1', () =>
    exchanges.every(({ response }) => readableCookies(response.headers['set-cookie'] ?? '').length === 0),
  );

  const left = await press(browser, await browser.open(`${messageWriterUrl}/birthdays`), 'Disconnect');
  await assertions.check('disconnecting ends the connection', 'RFC 7009 §2', async () => {
    const after = await browser.open(`${messageWriterUrl}/birthdays`);
    return left.status === 200 && after.forms.every(({ buttons }) => !buttons.has('Disconnect'));
  });
  const trace = await readRecordedTrace(browser, messageWriterUrl, exchanges.length);
  await assertions.check('every decision of the servers passed', 'RFC 9700 §2', () => {
    const failed = trace.events.find((event) => event.kind === 'check' && !event.passed);
    if (failed === undefined) return true;
    throw new CheckFailed(`event ${failed.seq} did not`);
  });
  await assertions.check('a callback address works once', 'RFC 6749 §4.1.2', async () => {
    const again = await browser.open(callback);
    return again.status === 400;
  });
  return trace;
}

function readableCookies(setCookie: string): string[] {
  const cookies = setCookie === '' ? [] : setCookie.split(/, (?=[^;,=\s]+=)/);
  return cookies.filter((cookie) => !/;\s*httponly/i.test(cookie));
}

async function press(
  browser: UserAgent,
  page: Page,
  button: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const form = page.forms.find(({ buttons }) => buttons.has(button));
  if (form) return browser.submit(page, form, button, fields);
  throw new CheckFailed(`there is no “${button}” on “${page.heading}” (${page.status}, ${page.url})`);
}
