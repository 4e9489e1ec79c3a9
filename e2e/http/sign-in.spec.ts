import { type APIRequestContext, expect, test } from '@playwright/test';
import { createPerson } from '../control.ts';
import { env } from '../env.ts';
import { authorizationUrl, createPkce } from './protocol.ts';

/** Few: an address may fail a hundred times in a quarter of an hour, and all tests share one. */
const turns = 11;

/** Opens the sign-in page in a browser of its own and sends one attempt. */
async function attempt(request: APIRequestContext, email: string, password: string) {
  const page = await request.get(authorizationUrl(createPkce().challenge));
  const html = await page.text();
  const [, action = ''] = /action="([^"]+\/login)"/.exec(html) ?? [];
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(html) ?? [];
  const began = performance.now();
  const answer = await request.post(new URL(action, env.authorizationServerUrl).href, {
    maxRedirects: 0,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: env.authorizationServerUrl },
    data: new URLSearchParams({ csrf, email, password }).toString(),
  });
  return { answer, duration: performance.now() - began, text: (await answer.text()).replaceAll(csrf, '') };
}

test('a password is never sent on: the answer to it is 303 — RFC 9700 §4.12', async ({ request }) => {
  const { email, password } = await createPerson();
  const { answer } = await attempt(request, email, password);
  expect(answer.status()).toBe(303);
  expect(answer.headers()['location']).toMatch(new RegExp(`^${env.authorizationServerUrl}/auth/`));
});

test('who has an account shows neither in the answer nor in its time — ASVS 6.3.8', async ({
  playwright,
}) => {
  test.slow();
  const durations: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    const known = (await createPerson()).email;
    const unknown = known.replace('@', '.nobody@');
    const answers = [];
    for (const [kind, email] of [['known', known] as const, ['unknown', unknown] as const]) {
      const request = await playwright.request.newContext();
      const { answer, duration, text } = await attempt(request, email, 'a wrong password');
      durations[kind].push(duration);
      answers.push(`${answer.status()} ${text.replaceAll(email, '').replaceAll(/[\w-]{40,}/g, '')}`);
      await request.dispose();
    }
    expect(answers[0]).toBe(answers[1]);
  }
  // What else this machine does only adds to a time.
  const ratio = Math.min(...durations.known) / Math.min(...durations.unknown);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});
