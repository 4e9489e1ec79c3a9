import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { APIRequestContext } from '@playwright/test';
import { type Person, createPerson } from '../control.ts';
import { env } from '../env.ts';
import { Browser, type Page, hiddenField } from './browser.ts';

/** The secrets of the installation under test, to play the client and to forge tokens. */
export const secrets = parseEnv(readFileSync(path.join(env.dataDirectory, 'secrets.env'), 'utf8'));

export const redirectUri = `${env.messageWriterUrl}/oauth/callback`;
export const fullScope = 'openid profile email birthdays.read contacts.read offline_access';

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function createPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** The parameters of a good authorization request; `undefined` takes one away. */
export function authorizationUrl(
  challenge: string,
  changes: Record<string, string | undefined> = {},
): string {
  const parameters = {
    client_id: 'message-writer',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: fullScope,
    resource: env.contactSaverUrl,
    prompt: 'consent',
    state: randomUUID(),
    nonce: randomUUID(),
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  const present = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `${env.authorizationServerUrl}/auth?${new URLSearchParams(present)}`;
}

/** One request to the authorization endpoint, not followed. */
export async function authorize(request: APIRequestContext, url: string) {
  return request.get(url, { maxRedirects: 0, headers: { accept: 'text/html' } });
}

export interface IssuedCode extends Pkce {
  readonly code: string;
  readonly nonce: string;
  readonly person: Person;
}

export interface CodeRequest {
  readonly scope?: string;
  /** The scopes left ticked on the consent page; all of them when absent. */
  readonly ticked?: readonly string[];
  /** Where the person sits; a browser of its own when absent. */
  readonly browser?: Browser;
  /** Who signs in; a new person when absent. */
  readonly person?: Person;
}

/** Walks sign-in, where it is asked for, and consent, and returns the code the browser would deliver. */
export async function obtainCode({
  scope = fullScope,
  ticked,
  browser = new Browser(),
  person,
}: CodeRequest = {}): Promise<IssuedCode> {
  const who = person ?? (await createPerson());
  const [pkce, nonce] = [createPkce(), randomUUID()];
  const answer = await allow(browser, authorizationUrl(pkce.challenge, { scope, nonce }), who, ticked);
  const code = answer.searchParams.get('code');
  if (code === null) throw new Error(`no code in ${answer.origin}${answer.pathname}`);
  return { ...pkce, code, nonce, person: who };
}

/** Opens an authorization request, signs in where that is asked for, allows, and returns where the browser is sent. */
export async function allow(
  browser: Browser,
  url: string,
  { email, password }: Person,
  ticked?: readonly string[],
) {
  const asked = await browser.get(url);
  let page = await browser.get(asked.location);
  if (page.html.includes('/login"')) {
    page = await browser.get(
      await submit(browser, page, 'login', [
        ['email', email],
        ['password', password],
      ]),
    );
  }
  const scopes =
    ticked ?? [...page.html.matchAll(/name="scope"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '');
  const fields = [...scopes.map((value) => ['scope', value] as const), ['decision', 'allow'] as const];
  return new URL(await submit(browser, page, 'consent', fields));
}

/** Posts a page's form and goes back to the authorization endpoint; returns where that leads. */
async function submit(
  browser: Browser,
  { html }: Page,
  step: 'consent' | 'login',
  fields: readonly (readonly [string, string])[],
): Promise<string> {
  const [, action = ''] = new RegExp(`action="([^"]+/${step})"`).exec(html) ?? [];
  const posted = await browser.post(action, [['csrf', hiddenField(html, 'csrf')], ...fields]);
  return (await browser.get(posted.location)).location;
}

/** What a token endpoint answers; the members depend on `status`. */
export interface TokenAnswer {
  readonly status: number;
  readonly body: {
    access_token: string;
    refresh_token: string;
    id_token: string;
    error: string;
    scope: string;
  };
}

/** Posts a form to an endpoint of the authorization server as `message-writer`, or with other credentials. */
export async function postForm(
  endpoint: string,
  parameters: Record<string, string> | string,
  credentials: string | null = `message-writer:${secrets['MESSAGE_WRITER_CLIENT_SECRET']}`,
  send: typeof fetch = fetch,
): Promise<TokenAnswer> {
  const answer = await send(`${env.authorizationServerUrl}${endpoint}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(credentials !== null && { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
    body: typeof parameters === 'string' ? parameters : new URLSearchParams(parameters),
  });
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as TokenAnswer['body'] };
}

/** Redeems a code for tokens good at ContactSaver. */
export async function redeem(
  { code, verifier }: Pick<IssuedCode, 'code' | 'verifier'>,
  send: typeof fetch = fetch,
): Promise<TokenAnswer> {
  const parameters = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    resource: env.contactSaverUrl,
  };
  return postForm('/token', parameters, undefined, send);
}

/** Uses a refresh token; without `resource` the answer is an opaque token for userinfo. */
export async function refresh(
  refreshToken: string,
  more: Record<string, string> = {},
  send: typeof fetch = fetch,
): Promise<TokenAnswer> {
  const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken, ...more };
  return postForm('/token', parameters, undefined, send);
}

/** The status of userinfo for a token. */
export async function userinfoStatus(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${env.authorizationServerUrl}/me`, { headers })).status;
}
