import type { Page } from '@playwright/test';
import { env } from './env.ts';
import { decide, expect, signIn, test } from './fixtures.ts';
import { inspect } from './inspect-page.ts';
import { beginLesson, expectLessonDone } from './lesson.ts';
import { hasAnswered, waitForTrace } from './recorded-flow.ts';

// One lesson goes through both copies.
test.describe.configure({ mode: 'serial' });

/** Lets the script of the page loose, and returns what it says it got. */
async function inject(page: Page): Promise<ReadonlyMap<string, string>> {
  await page.getByRole('button', { name: 'Inject it' }).click();
  await expect(page.getByText('The session, ridden from this page', { exact: true })).toBeVisible();
  const terms = await page.locator('#harvest dt').allTextContents();
  const descriptions = await page.locator('#harvest dd').allTextContents();
  return new Map(terms.map((term, index) => [term, descriptions[index] ?? '']));
}

test('in the browser’s copy an injected script gets the token, and uses it elsewhere — RFC 10017 §5.1.1', async ({
  page,
  person,
}) => {
  await beginLesson(page, 'injected-script');
  await page.goto(`${env.xssExhibitUrl}/in-browser/`);
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await signIn(page, person);
  const tokenResponse = page.waitForResponse(`${env.authorizationServerUrl}/token`);
  await decide(page, { client: 'Exhibit: a browser app with an injected script' });
  const { access_token: token } = (await (await tokenResponse).json()) as { access_token: string };
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const harvest = await inject(page);
  expect(Object.fromEntries(harvest)).toEqual({
    'Cookies that a script can read': 'none',
    Storage: '{}',
    'An access token': `${token.slice(0, 4)}… (${token.length} characters)`,
    'The API, called from elsewhere': expect.stringMatching(/^[1-9]\d* birthdays, without this browser/),
    'The session, ridden from this page': 'no session',
  });
  expect(await page.content()).not.toContain(token.split('.')[2]);
  await inspect(page);
  const trace = await waitForTrace(page.request, person.subject, (flow) =>
    flow.events.some(
      (event) =>
        event.kind === 'exchange' &&
        event.message === 'protected-resource-request' &&
        event.from === 'outside' &&
        event.response?.status === 200 &&
        /somebody-elsewhere/.test(JSON.stringify(event.request.headers)),
    ),
  );
  expect(trace.title).toBe('Exhibit: a browser app · connected');
  expect(JSON.stringify(trace)).not.toContain(token.split('.')[2]);
});

test('in the server’s copy it finds no token, and rides the session while the page is open — RFC 10017 §5.1.4', async ({
  context,
  page,
  person,
}) => {
  await page.goto(`${env.xssExhibitUrl}/on-server/`);
  await inspect(page);
  const received: string[] = [];
  page.on('response', async (response) => received.push(await response.text().catch(() => '')));
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await signIn(page, person);
  await decide(page, { client: 'Exhibit: a server’s app with an injected script' });
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const harvest = await inject(page);
  expect(Object.fromEntries(harvest)).toEqual({
    'Cookies that a script can read': 'none',
    Storage: '{}',
    'An access token': 'none',
    'The API, called from elsewhere': 'impossible without a token',
    'The session, ridden from this page': expect.stringMatching(
      /^[1-9]\d* birthdays, while this page is open$/,
    ),
  });
  await inspect(page);
  expect(received.join('\n')).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/);
  const cookie = (await context.cookies()).find(({ name }) => name === 'xss_exhibit');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const trace = await waitForTrace(page.request, person.subject, (flow) =>
    hasAnswered(flow, 'protected-resource-request', 200),
  );
  expect(
    trace.events.some(
      (event) => event.kind === 'exchange' && event.message === 'token-request' && event.from === 'browser',
    ),
  ).toBe(false);
  await expectLessonDone(page, 'injected-script');
});

test('the real clients let no foreign script run, and the exhibit begins nothing for strangers', async ({
  page,
  request,
}) => {
  for (const url of [env.messageWriterBrowserUrl, env.messageWriterUrl]) {
    const policy = (await request.get(url)).headers()['content-security-policy'] ?? '';
    expect(/script-src [^;]*/.exec(policy)?.[0], url).not.toContain('unsafe-inline');
  }
  const connect = `${env.xssExhibitUrl}/on-server/connect`;
  const foreign = await request.post(connect, {
    headers: { origin: 'https://evil.example' },
    maxRedirects: 0,
  });
  expect(foreign.status()).toBe(403);
  const stolen = await request.get(`${env.xssExhibitUrl}/on-server/callback?code=stolen&state=s`);
  expect(stolen.status()).toBe(400);
  expect((await request.post(`${env.xssExhibitUrl}/elsewhere`, { data: 'x y' })).status()).toBe(400);
  await page.goto(env.xssExhibitUrl);
  await inspect(page);
});
