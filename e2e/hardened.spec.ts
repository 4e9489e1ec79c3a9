import type { Trace } from '@ecosystem/flow-inspector/trace';
import type { Page } from '@playwright/test';
import { env } from './env.ts';
import { type Person } from './control.ts';
import { decide, expect, signIn, test } from './fixtures.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

type Exchange = Extract<Trace['events'][number], { kind: 'exchange' }>;

const switches = ['Push the request', 'Sign instead', 'Bind the tokens'] as const;

/** Connects with some of the three switches on, and returns the flow once the birthdays are there. */
async function connectHardened(page: Page, person: Person, on: readonly (typeof switches)[number][]) {
  await page.goto(env.messageWriterUrl);
  await page.getByText('Harden it').click();
  for (const name of switches) await page.getByLabel(name).setChecked(on.includes(name));
  await page.getByRole('button', { name: 'Connect hardened' }).click();
  await signIn(page, person);
  const client = on.includes('Sign instead') ? 'MessageWriter, hardened' : 'MessageWriter';
  await decide(page, { client });
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  return waitForFlow(page.request, (flow) => hasAnswered(flow, 'protected-resource-request', 200));
}

function messagesOf(flow: Trace, message: string): Exchange[] {
  return flow.events.filter(
    (event): event is Exchange => event.kind === 'exchange' && event.message === message,
  );
}

const checked = (flow: Trace) =>
  flow.events.flatMap((event) => (event.kind === 'check' && event.passed ? [event.check] : []));

test('a hardened run from end to end — RFC 9126, RFC 7523, RFC 9449', async ({ page, person }) => {
  const flow = await connectHardened(page, person, switches);
  await test.step('Pushed authorization request: the browser carries a name — RFC 9126 §4', async () => {
    const [request] = messagesOf(flow, 'authorization-request');
    const carried = [...new URL(request?.request.url ?? '').searchParams.keys()];
    expect(carried).toEqual(['client_id', 'request_uri']);
    expect(checked(flow)).toContain('request-uri');
  });
  await test.step('Client assertion: no secret is sent — RFC 7523 §2.2', async () => {
    const [request] = messagesOf(flow, 'token-request');
    expect(Object.keys(request?.request.headers ?? {})).not.toContain('authorization');
    expect(Object.keys((request?.request.body ?? {}) as object)).toContain('client_assertion');
    expect(messagesOf(flow, 'client-keys-request').length).toBeLessThanOrEqual(1);
  });
  await test.step('Bound tokens: each call comes with a proof — RFC 9449 §7.1', async () => {
    for (const { request } of messagesOf(flow, 'protected-resource-request')) {
      expect(request.headers['authorization']).toMatch(/^DPoP ‹access token/);
      expect(request.headers['dpop']).toMatch(/^‹DPoP proof/);
    }
    expect(checked(flow)).toEqual(expect.arrayContaining(['key-proof', 'dpop-proof']));
  });
  await test.step('Renewal, and Disconnect', async () => {
    await page.getByRole('link', { name: 'Connection' }).click();
    await expect(page.getByText('together with a proof by the key it is bound to')).toBeVisible();
    await expect(page.getByText('together with a statement signed by our key')).toBeVisible();
    await page.getByRole('button', { name: 'Expire it now' }).click();
    await page.getByRole('link', { name: 'Call ContactSaver, and renew it' }).click();
    await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await expect(page.getByText('ContactSaver has confirmed')).toBeVisible();
  });
});

for (const name of switches) {
  test(`“${name}” can be had alone`, async ({ page, person }) => {
    const flow = await connectHardened(page, person, [name]);
    expect(messagesOf(flow, 'pushed-authorization-request').length > 0).toBe(name === 'Push the request');
    const proven = checked(flow).includes('dpop-proof');
    expect(proven).toBe(name === 'Bind the tokens');
  });
}

test('an ordinary run is as it was', async ({ page, connect }) => {
  await connect();
  const flow = await waitForFlow(page.request, (trace) =>
    hasAnswered(trace, 'protected-resource-request', 200),
  );
  const ours = ['request-uri', 'key-proof', 'dpop-proof'];
  expect(checked(flow).filter((check) => ours.includes(check))).toEqual([]);
});
