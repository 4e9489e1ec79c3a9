import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Answer, Browser, send } from './browser.ts';

/** An authorization server to measure and the API that believes it. */
export interface Target {
  readonly issuer: string;
  readonly contactSaverUrl: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly email: string;
  readonly password: string;
}

const tokenSchema = z.object({ access_token: z.string() });
const stepLimit = 12;

/** A complete flow with a fresh user agent: authorize, sign in, consent, token, one API call. */
export async function runFlow(target: Target): Promise<Browser> {
  const browser = new Browser(target.issuer);
  await authorize(target, browser, {
    scope: 'openid profile email birthdays.read contacts.read offline_access',
    prompt: 'consent',
  });
  return browser;
}

/** The same for somebody who is signed in and has consented before: authorize, token, one API call. */
export async function runReturningFlow(target: Target, browser: Browser): Promise<void> {
  await authorize(target, browser, { scope: 'openid profile birthdays.read' });
}

/** One call of `GET /birthdays`. */
export async function callApi(url: string, accessToken: string | undefined): Promise<void> {
  const headers: Record<string, string> =
    accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  const { status } = await send(`${url}/birthdays`, { method: 'GET', headers });
  if (status !== 200) throw new Error(`the API answered ${status}`);
}

/** An access token, the way every flow gets one. */
export async function obtainAccessToken(target: Target): Promise<string> {
  return authorize(target, new Browser(target.issuer), {
    scope: 'openid profile email birthdays.read contacts.read offline_access',
    prompt: 'consent',
  });
}

async function authorize(
  target: Target,
  browser: Browser,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'message-writer',
    response_type: 'code',
    redirect_uri: target.redirectUri,
    resource: target.contactSaverUrl,
    state: randomBytes(16).toString('base64url'),
    nonce: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  });
  let answer = await browser.get(`/auth?${query}`);
  for (let step = 0; step < stepLimit; step += 1) {
    const { location } = answer;
    if (location?.startsWith(target.redirectUri)) return redeem(target, new URL(location), verifier);
    answer = location === undefined ? await answerPage(target, browser, answer) : await browser.get(location);
  }
  throw new Error('the flow did not end');
}

async function answerPage(target: Target, browser: Browser, page: Answer): Promise<Answer> {
  const [, action] = /<form[^>]* action="([^"]+)"/.exec(page.body) ?? [];
  if (page.status !== 200 || action === undefined) throw new Error(`a page without a form (${page.status})`);
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(page.body) ?? [];
  if (action.endsWith('/login')) {
    const person = [['email', target.email] as const, ['password', target.password] as const];
    return browser.post(action, [['csrf', csrf], ...person]);
  }
  const scopes = [...page.body.matchAll(/name="scope"[^>]*value="([^"]+)"/g)];
  const ticked = scopes.map(([, scope = '']) => ['scope', scope] as const);
  return browser.post(action, [['csrf', csrf], ...ticked, ['decision', 'allow']]);
}

async function redeem(target: Target, callback: URL, verifier: string): Promise<string> {
  const credentials = Buffer.from(`message-writer:${target.clientSecret}`).toString('base64');
  const answer = await send(`${target.issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${credentials}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: target.redirectUri,
      code_verifier: verifier,
      resource: target.contactSaverUrl,
    }).toString(),
  });
  if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}`);
  const { access_token } = tokenSchema.parse(JSON.parse(answer.body));
  await callApi(target.contactSaverUrl, access_token);
  return access_token;
}
