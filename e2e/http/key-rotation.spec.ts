import { statSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type JSONWebKeySet, createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { type Person, createPerson } from '../control.ts';
import { env } from '../env.ts';
import { Browser, hiddenField } from './browser.ts';
import { Installation } from './installation.ts';
import { type IssuedCode, allow, obtainCode, redeem } from './protocol.ts';

const { authorizationServerUrl: issuer, contactSaverUrl, messageWriterUrl } = env;
const second = 1_000;
const hour = 3_600 * second;

let installation: Installation;
let person: Person;
/** Where that person is signed in, and connected to MessageWriter, through everything that follows. */
let browser: Browser;
/** Where somebody else gets tokens: another consent for the same client would end the first one. */
let other: Pick<IssuedCode, 'person'> & { readonly browser: Browser };
/** Every access token and ID token so far. */
let accessTokens: string[];
let idTokens: string[];

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  installation = await Installation.start();
  [person, accessTokens, idTokens] = [await createPerson(), [], []];
  other = { person: await createPerson(), browser: new Browser(installation.fetch) };
  browser = new Browser(installation.fetch);
  const { html } = await browser.get(`${messageWriterUrl}/`);
  const form = [['csrf', hiddenField(html, 'csrf')]] as const;
  const asked = await browser.post(`${messageWriterUrl}/oauth/connect`, form, { origin: messageWriterUrl });
  await browser.get((await allow(browser, asked.location, person)).href);
  await issueTokens();
});
test.afterAll(() => installation.remove());

async function issueTokens(): Promise<void> {
  const { body } = await redeem(await obtainCode(other), installation.fetch);
  accessTokens.push(body.access_token);
  idTokens.push(body.id_token);
}

const kidOf = (token: string | undefined) => decodeProtectedHeader(token ?? '').kid;

async function callContactSaver(token: string | undefined): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await installation.fetch(`${contactSaverUrl}/birthdays`, { headers })).status;
}

async function readKeySet(): Promise<JSONWebKeySet> {
  return (await (await installation.fetch(`${issuer}/jwks`)).json()) as JSONWebKeySet;
}

async function expectSessionsAlive(): Promise<void> {
  expect((await browser.get('/account')).status).toBe(200);
  const page = textOf((await browser.get(`${messageWriterUrl}/birthdays`)).html);
  expect(page).toContain('Charles');
  expect(page).toContain(person.name);
}

const textOf = (html: string) =>
  html.replaceAll(/<script.*?<\/script>|<[^>]+>/gs, ' ').replaceAll(/\s+/g, ' ');

/** What holds at every step: nothing that is alive is refused. Returns the published `kid`s. */
async function expectEverythingAlive(): Promise<(string | undefined)[]> {
  const keySet = await readKeySet();
  const kids = keySet.keys.map(({ kid }) => kid);
  expect(new Set(kids).size).toBe(kids.length);
  for (const key of keySet.keys)
    expect(Object.keys(key).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  // ContactSaver asks for a kid it does not know once in 30 seconds at most; in life five minutes have passed.
  await expect.poll(() => callContactSaver(accessTokens.at(-1)), { timeout: 40_000 }).toBe(200);
  for (const token of accessTokens) expect(await callContactSaver(token)).toBe(200);
  for (const token of idTokens)
    await jwtVerify(token, createLocalJWKSet(keySet), { issuer, audience: 'message-writer' });
  await expectSessionsAlive();
  return kids;
}

const sealing = ['CONTACT_SAVER_ENCRYPTION_KEYS', 'MESSAGE_WRITER_ENCRYPTION_KEYS'];
const lists = ['AUTHORIZATION_SERVER_COOKIE_KEYS', ...sealing];

/** Runs the command and sees to it that it says no secret. */
async function keys(...parameters: readonly string[]) {
  const before = installation.secrets;
  const answer = await installation.keys(...parameters);
  for (const known of [before, installation.secrets]) {
    const { keys: signing } = JSON.parse(known['AUTHORIZATION_SERVER_SIGNING_KEYS'] ?? '') as JSONWebKeySet;
    const secret = [...signing.map(({ d }) => d), ...lists.flatMap((name) => known[name]?.split(','))];
    for (const value of secret) expect(answer.stdout + answer.stderr).not.toContain(value?.slice(0, 16));
  }
  expect(statSync(installation.file).mode & 0o777).toBe(0o600);
  return answer;
}

async function restart(): Promise<void> {
  await installation.restart('authorization-server');
  await installation.restart('message-writer');
}

const countOf = (name: string) => installation.secrets[name]?.split(',').length;

test('step 1 announces new keys; of two calls at once one does, and no key is lost', async () => {
  const [old] = await expectEverythingAlive();
  const answers = await Promise.all([keys('rotate'), keys('rotate')]);
  expect(answers.map(({ code }) => code).toSorted()).toEqual([0, 1]);
  expect(answers.map(({ stdout }) => stdout).join()).toMatch(/Step 1 of 3.*restart the three apps/s);
  for (const name of lists) expect(countOf(name), name).toBe(2);
  expect(await keys('rotate')).toMatchObject({ code: 1, stdout: expect.stringMatching(/too early/) });
  await restart();
  const kids = await expectEverythingAlive();
  expect(kids).toEqual([old, expect.stringMatching(/^\w{16}$/)]);
  await issueTokens();
  expect(kidOf(accessTokens.at(-1))).toBe(old);
});

test('step 2 is refused until everybody knows the new key; then new tokens carry it, and old ones verify — OIDC Core §10.1.1', async () => {
  const [old, announced] = await expectEverythingAlive();
  expect((await keys('status')).stdout).toMatch(new RegExp(`${announced} +announced.*in 6 minutes`, 's'));
  installation.passTime(300 * second);
  expect(await keys('rotate')).toMatchObject({ code: 1, stdout: expect.stringContaining('in a minute') });
  installation.passTime(30 * second);
  expect(await keys('rotate')).toMatchObject({ code: 0, stdout: expect.stringContaining('Step 2 of 3') });
  await restart();
  await issueTokens();
  expect(kidOf(accessTokens.at(-1))).toBe(announced);
  expect(kidOf(idTokens.at(-1))).toBe(announced);
  expect(await expectEverythingAlive()).toEqual([announced, old]);
});

test('step 3 is refused while anything lives that the old key signed', async () => {
  const [current, old] = await expectEverythingAlive();
  installation.passTime(100 * 24 * hour);
  const refused = await keys('rotate');
  expect(refused).toMatchObject({ code: 1, stdout: expect.stringMatching(/too early.*in 5 hours/s) });
  const [, until = ''] = /after (\S+ \S+) UTC/.exec(refused.stdout) ?? [];
  const ends = [...accessTokens, ...idTokens].map((token) => decodeJwt(token).exp ?? Infinity);
  expect(Math.max(...ends) * second).toBeLessThan(Date.parse(`${until}Z`));
  expect(countOf('AUTHORIZATION_SERVER_COOKIE_KEYS')).toBe(2);
  installation.passTime(4 * hour + 60 * second);
  expect(await keys('rotate')).toMatchObject({ code: 0, stdout: expect.stringContaining(`removed ${old}`) });
  await restart();
  expect((await readKeySet()).keys.map(({ kid }) => kid)).toEqual([current]);
  [accessTokens, idTokens] = [[accessTokens.at(-1) ?? ''], [idTokens.at(-1) ?? '']];
  await expectEverythingAlive();
});

test('in an emergency the old key is gone at once; clients refresh, and nobody signs in again', async () => {
  const [stolen] = await expectEverythingAlive();
  expect(await keys('rotate', '--emergency')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/restart/),
  });
  await installation.restart('authorization-server');
  const [before = ''] = accessTokens;
  await issueTokens();
  expect(kidOf(accessTokens.at(-1))).not.toBe(stolen);
  await expect.poll(() => callContactSaver(accessTokens.at(-1)), { timeout: 40_000 }).toBe(200);
  expect(await callContactSaver(before)).toBe(401);
  expect((await readKeySet()).keys).toHaveLength(1);
  await expectSessionsAlive();
});

test('without the cookie keys everybody signs in again, and MessageWriter stays connected', async () => {
  const answer = await keys('rotate', '--emergency', '--only', 'cookies');
  expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('everybody signs in again') });
  await installation.restart('authorization-server');
  expect((await browser.get('/account')).location).toMatch(`${issuer}/auth?`);
  expect(textOf((await browser.get(`${messageWriterUrl}/birthdays`)).html)).toContain('Charles');
  const { location } = await browser.get('/account');
  expect((await browser.get((await browser.get(location)).location)).html).toContain('/login"');
});
